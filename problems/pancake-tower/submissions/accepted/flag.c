#define MOST 90000

// The pancakes are at the places from first to last - 1, from the bottom up.
typedef struct {
    int up[2 * MOST], down[2 * MOST];
    int first, last;
    bool flipped;
} PancakeTower;

void pancakeTowerPut(PancakeTower* obj, int up, int down) {
    int place = obj->flipped ? --obj->first : obj->last++;
    obj->up[place] = obj->flipped ? down : up;
    obj->down[place] = obj->flipped ? up : down;
}

PancakeTower* pancakeTowerCreate(int* up, int upSize, int* down, int downSize) {
    PancakeTower* obj = calloc(1, sizeof(PancakeTower));
    obj->first = obj->last = MOST;
    for (int i = 0; i < upSize; i++) pancakeTowerPut(obj, up[i], down[i]);
    return obj;
}

void pancakeTowerFlip(PancakeTower* obj) {
    obj->flipped = !obj->flipped;
}

int pancakeTowerTake(PancakeTower* obj) {
    if (obj->first == obj->last) return 0;
    return obj->flipped ? obj->down[obj->first++] : obj->up[--obj->last];
}

int pancakeTowerHeight(PancakeTower* obj) {
    return obj->last - obj->first;
}

void pancakeTowerFree(PancakeTower* obj) {
    free(obj);
}
