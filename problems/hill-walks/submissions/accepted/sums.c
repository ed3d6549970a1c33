int* hillWalks(int* heights, int heightsSize, int** walks, int walksSize, int* walksColSize, int* returnSize) {
    int* up = calloc(heightsSize, sizeof(int));
    int* down = calloc(heightsSize, sizeof(int));
    for (int i = 1; i < heightsSize; i++) {
        int step = heights[i] - heights[i - 1];
        up[i] = up[i - 1] + (step > 0 ? step : 0);
        down[i] = down[i - 1] + (step < 0 ? -step : 0);
    }
    int* climbs = malloc(walksSize * sizeof(int));
    for (int i = 0; i < walksSize; i++) {
        int a = walks[i][0], b = walks[i][1];
        climbs[i] = a <= b ? up[b] - up[a] : down[a] - down[b];
    }
    free(up);
    free(down);
    *returnSize = walksSize;
    return climbs;
}
