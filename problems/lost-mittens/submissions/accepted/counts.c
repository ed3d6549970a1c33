// C has no dictionary. Sorted lists have equal colors side by side, so they can be counted as well.
static int byName(const void* a, const void* b) {
    return strcmp(*(char* const*)a, *(char* const*)b);
}

char* lostMittens(char** left, int leftSize, char** right, int rightSize) {
    qsort(left, leftSize, sizeof(char*), byName);
    qsort(right, rightSize, sizeof(char*), byName);
    char* best = "";
    int most = 0, l = 0, r = 0;
    while (l < leftSize || r < rightSize) {
        char* color;
        if (l == leftSize) {
            color = right[r];
        } else if (r == rightSize || strcmp(left[l], right[r]) < 0) {
            color = left[l];
        } else {
            color = right[r];
        }
        int count = 0;
        for (; l < leftSize && !strcmp(left[l], color); l++) count++;
        for (; r < rightSize && !strcmp(right[r], color); r++) count--;
        if (abs(count) > most) {
            most = abs(count);
            best = color;
        }
    }
    return best;
}
