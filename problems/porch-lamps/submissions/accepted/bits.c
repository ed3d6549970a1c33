int porchLamps(int lamps, int count, int* presses, int pressesSize) {
    for (int i = 0; i < pressesSize; i++) {
        for (int j = presses[i] - 1; j <= presses[i] + 1; j++) {
            if (0 <= j && j < count) lamps ^= 1 << j;
        }
    }
    return lamps;
}
