static int earlier(const void* a, const void* b) {
    int first = (*(int**)a)[0], second = (*(int**)b)[0];
    return (first > second) - (first < second);
}

int* hallHeating(int** bookings, int bookingsSize, int* bookingsColSize, int warm, int pause, int* returnSize) {
    qsort(bookings, bookingsSize, sizeof(int*), earlier);
    int times = 1, minutes = 0;
    int on = bookings[0][0] - warm, off = bookings[0][1];
    for (int i = 1; i < bookingsSize; i++) {
        int start = bookings[i][0], end = bookings[i][1];
        if (start - warm - off < pause) {
            if (end > off) off = end;
        } else {
            times++;
            minutes += off - on;
            on = start - warm;
            off = end;
        }
    }
    int* answer = malloc(2 * sizeof(int));
    answer[0] = times;
    answer[1] = minutes + off - on;
    *returnSize = 2;
    return answer;
}
