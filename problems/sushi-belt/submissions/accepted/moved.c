typedef struct {
    int places, moved;
    int* belt;
} SushiBelt;

SushiBelt* sushiBeltCreate(int places) {
    SushiBelt* obj = malloc(sizeof(SushiBelt));
    obj->places = places;
    obj->moved = 0;
    obj->belt = calloc(places, sizeof(int));
    return obj;
}

static int* in_front_of(SushiBelt* obj, int seat) {
    return &obj->belt[(seat - obj->moved + obj->places) % obj->places];
}

void sushiBeltTurn(SushiBelt* obj, int steps) {
    obj->moved = (obj->moved + steps % obj->places + obj->places) % obj->places;
}

bool sushiBeltPut(SushiBelt* obj, int seat, int plate) {
    int* place = in_front_of(obj, seat);
    if (*place) return false;
    *place = plate;
    return true;
}

int sushiBeltTake(SushiBelt* obj, int seat) {
    int* place = in_front_of(obj, seat);
    int plate = *place;
    *place = 0;
    return plate;
}

void sushiBeltFree(SushiBelt* obj) {
    free(obj->belt);
    free(obj);
}
