int weekendsNeeded(bool* outdoor, int outdoorSize, int** needs, int needsSize, int* needsColSize) {
    int n = needsSize, entries = 0;
    for (int badge = 0; badge < n; badge++) entries += needsColSize[badge];
    // The badges that need a badge form a chain: first[badge], next[...], ...
    int* first = malloc(n * sizeof(int));
    int* next = malloc((entries + 1) * sizeof(int));
    int* who = malloc((entries + 1) * sizeof(int));
    int* missing = malloc(n * sizeof(int));
    int* order = malloc(n * sizeof(int));
    int* weekend = calloc(n, sizeof(int));
    int links = 0, handled = 0, found = 0, last = 0;
    for (int badge = 0; badge < n; badge++) first[badge] = -1;
    for (int badge = 0; badge < n; badge++) {
        missing[badge] = needsColSize[badge];
        if (missing[badge] == 0) order[found++] = badge;
        for (int i = 0; i < needsColSize[badge]; i++, links++) {
            who[links] = badge;
            next[links] = first[needs[badge][i]];
            first[needs[badge][i]] = links;
        }
    }
    while (handled < found) {
        int badge = order[handled++];
        weekend[badge]++;
        if ((weekend[badge] % 2 == 0) != outdoor[badge]) weekend[badge]++;
        if (weekend[badge] > last) last = weekend[badge];
        for (int link = first[badge]; link >= 0; link = next[link]) {
            int other = who[link];
            if (weekend[other] < weekend[badge]) weekend[other] = weekend[badge];
            if (--missing[other] == 0) order[found++] = other;
        }
    }
    free(first), free(next), free(who), free(missing), free(order), free(weekend);
    return handled == n ? last : -1;
}
