int* tokenPile(int* tokens, int tokensSize, int* returnSize) {
    int* pile = malloc(tokensSize * sizeof(int));
    int n = 0;
    for (int i = 0; i < tokensSize; i++) {
        pile[n++] = tokens[i];
        while (n >= 3 && pile[n - 1] == pile[n - 2] && pile[n - 2] == pile[n - 3]) {
            n -= 2;
            pile[n - 1]++;
        }
    }
    *returnSize = n;
    return pile;
}
