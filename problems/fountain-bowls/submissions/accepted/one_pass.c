void fountainBowls(int* bowls, int bowlsSize, int capacity) {
    for (int i = 0; i < bowlsSize; i++) {
        if (bowls[i] > capacity) {
            if (i + 1 < bowlsSize) bowls[i + 1] += bowls[i] - capacity;
            bowls[i] = capacity;
        }
    }
}
