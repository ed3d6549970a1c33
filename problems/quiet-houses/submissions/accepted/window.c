int* quietHouses(int* noise, int noiseSize, int limit, int* returnSize) {
    int left = 0, total = 0, first = 0, most = 0;
    for (int right = 0; right < noiseSize; right++) {
        total += noise[right];
        while (total > limit) total -= noise[left++];
        if (right + 1 - left > most) {
            first = left;
            most = right + 1 - left;
        }
    }
    int* answer = malloc(2 * sizeof(int));
    answer[0] = first;
    answer[1] = most;
    *returnSize = most > 0 ? 2 : 0;
    return answer;
}
