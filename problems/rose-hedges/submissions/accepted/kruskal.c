typedef struct {
    int roses, a, b;
} Hedge;

static int byRoses(const void* x, const void* y) {
    int a = ((const Hedge*)x)->roses, b = ((const Hedge*)y)->roses;
    return (a > b) - (a < b);
}

static int speaker(int* parent, int lawn) {
    while (parent[lawn] != lawn) lawn = parent[lawn] = parent[parent[lawn]];
    return lawn;
}

long long rosesKept(int** right, int rightSize, int* rightColSize, int** below, int belowSize, int* belowColSize) {
    int h = rightSize, w = rightColSize[0] + 1, count = 0;
    Hedge* hedges = malloc((2 * h * w + 1) * sizeof(Hedge));
    int* parent = malloc(h * w * sizeof(int));
    for (int r = 0; r < h; r++) {
        for (int c = 0; c < w; c++) {
            int lawn = r * w + c;
            parent[lawn] = lawn;
            if (c + 1 < w) hedges[count++] = (Hedge){right[r][c], lawn, lawn + 1};
            if (r + 1 < h) hedges[count++] = (Hedge){below[r][c], lawn, lawn + w};
        }
    }
    qsort(hedges, count, sizeof(Hedge), byRoses);
    long long kept = 0;
    for (int i = 0; i < count; i++) {
        int a = speaker(parent, hedges[i].a), b = speaker(parent, hedges[i].b);
        if (a == b) kept += hedges[i].roses;
        parent[a] = b;
    }
    free(hedges);
    free(parent);
    return kept;
}
