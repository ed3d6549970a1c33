// C has no sets. The numbers are small, so arrays with one entry per number do the same.
static int gifts(const int* giver, int giverSize, const int* taker, int takerSize) {
    int count[100000] = {0};
    bool has[100000] = {false};
    int gifts = 0;
    for (int i = 0; i < takerSize; i++) has[taker[i]] = true;
    for (int i = 0; i < giverSize; i++) {
        count[giver[i]]++;
        if (count[giver[i]] == 2 && !has[giver[i]]) gifts++;
    }
    return gifts;
}

int stickerSwap(int* ada, int adaSize, int* ben, int benSize) {
    int one = gifts(ada, adaSize, ben, benSize);
    int two = gifts(ben, benSize, ada, adaSize);
    return one < two ? one : two;
}
