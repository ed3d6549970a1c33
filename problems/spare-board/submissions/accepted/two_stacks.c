/* For each board, the first and the second lower one to its right. */
static void lower(const int* heights, int n, int* first, int* second) {
    int* waiting = malloc(n * sizeof(int));
    int* again = malloc(n * sizeof(int));
    int size = 0, againSize = 0;
    for (int i = 0; i < n; i++) {
        first[i] = second[i] = n;
        while (againSize > 0 && heights[again[againSize - 1]] > heights[i]) second[again[--againSize]] = i;
        int keep = size;
        while (keep > 0 && heights[waiting[keep - 1]] > heights[i]) first[waiting[--keep]] = i;
        for (int k = keep; k < size; k++) again[againSize++] = waiting[k];
        waiting[keep] = i;
        size = keep + 1;
    }
    free(waiting);
    free(again);
}

static int larger(int a, int b) { return a > b ? a : b; }

long long largestPicture(int* boards, int boardsSize, int spare) {
    int n = boardsSize;
    int* mirrored = malloc(n * sizeof(int));
    int* found = malloc(4 * n * sizeof(int));
    int *right1 = found, *right2 = found + n, *left1 = found + 2 * n, *left2 = found + 3 * n;
    for (int i = 0; i < n; i++) mirrored[i] = boards[n - 1 - i];
    lower(boards, n, right1, right2);
    lower(mirrored, n, left1, left2);

    long long largest = 0;
    int last = -1, secondToLast = -1;
    for (int i = 0; i < n; i++) {
        int first = n - 1 - left1[n - 1 - i], second = n - 1 - left2[n - 1 - i];
        int width = right1[i] - first - 1;
        if (boards[i] <= spare) width = larger(right1[i] - second, right2[i] - first) - 1;
        if ((long long)boards[i] * width > largest) largest = (long long)boards[i] * width;
        if (boards[i] < spare) {
            secondToLast = last;
            last = i;
        }
        if ((long long)spare * (i - secondToLast) > largest) largest = (long long)spare * (i - secondToLast);
    }
    free(mirrored);
    free(found);
    return largest;
}
