#define BUCKETS 65536
#define MOST 40001

// People in the order of their arrival. A person who leaves is only marked. Those with the same hash are linked.
typedef struct {
    char* names[MOST];
    bool here[MOST];
    int older[MOST];
    int newest[BUCKETS];
    int seats, count, next, arrivals;
} WaitingRoom;

static unsigned hash(const char* name) {
    unsigned hash = 5381;
    while (*name) hash = hash * 33 + (unsigned char)*name++;
    return hash % BUCKETS;
}

static int find(WaitingRoom* obj, const char* name) {
    for (int at = obj->newest[hash(name)]; at >= 0; at = obj->older[at]) {
        // Only the newest arrival of a person counts.
        if (!strcmp(obj->names[at], name)) return obj->here[at] ? at : -1;
    }
    return -1;
}

WaitingRoom* waitingRoomCreate(int seats) {
    WaitingRoom* obj = calloc(1, sizeof(WaitingRoom));
    obj->seats = seats;
    for (int i = 0; i < BUCKETS; i++) obj->newest[i] = -1;
    return obj;
}

bool waitingRoomArrive(WaitingRoom* obj, char* name) {
    if (obj->count == obj->seats || find(obj, name) >= 0) return false;
    int at = obj->arrivals++;
    unsigned bucket = hash(name);
    obj->names[at] = name;
    obj->here[at] = true;
    obj->older[at] = obj->newest[bucket];
    obj->newest[bucket] = at;
    obj->count++;
    return true;
}

bool waitingRoomLeave(WaitingRoom* obj, char* name) {
    int at = find(obj, name);
    if (at < 0) return false;
    obj->here[at] = false;
    obj->count--;
    return true;
}

char* waitingRoomCallNext(WaitingRoom* obj) {
    while (obj->next < obj->arrivals) {
        int at = obj->next++;
        if (!obj->here[at]) continue;
        obj->here[at] = false;
        obj->count--;
        return obj->names[at];
    }
    return "";
}

int waitingRoomWaiting(WaitingRoom* obj) {
    return obj->count;
}

void waitingRoomFree(WaitingRoom* obj) {
    free(obj);
}
