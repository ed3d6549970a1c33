typedef struct {
    int items[100];
    int size;
} MinStack;

MinStack* minStackCreate(int least) {
    MinStack* obj = malloc(sizeof(MinStack));
    obj->items[0] = least;
    obj->size = 1;
    return obj;
}

void minStackPush(MinStack* obj, int val) {
    obj->items[obj->size++] = val;
}

int* minStackPopAll(MinStack* obj, int* retSize) {
    int* taken = malloc(obj->size * sizeof(int));
    *retSize = 0;
    while (obj->size > 1) taken[(*retSize)++] = obj->items[--obj->size];
    return taken;
}

int minStackTop(MinStack* obj) {
    return obj->items[obj->size - 1];
}

void minStackFree(MinStack* obj) {
    free(obj);
}
