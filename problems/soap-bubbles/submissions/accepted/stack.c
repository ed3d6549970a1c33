long long* rowOfBubbles(int* bubbles, int bubblesSize, int* returnSize) {
    long long* row = malloc(bubblesSize * sizeof(long long));
    int size = 0;
    for (int i = 0; i < bubblesSize; i++) {
        long long bubble = bubbles[i];
        while (size > 0 && row[size - 1] <= bubble) bubble += row[--size];
        row[size++] = bubble;
    }
    *returnSize = size;
    return row;
}
