static int larger(int a, int b) { return a > b ? a : b; }

int fleaMarket(int* price, int priceSize, int* joy, int joySize, int coins) {
    int* without = calloc(coins + 1, sizeof(int));
    int* voucher = calloc(coins + 1, sizeof(int));
    for (int i = 0; i < priceSize; i++) {
        int p = price[i], j = joy[i];
        for (int c = coins; c >= p / 2; c--) {
            voucher[c] = larger(voucher[c], without[c - p / 2] + j);
            if (c >= p) {
                voucher[c] = larger(voucher[c], voucher[c - p] + j);
                without[c] = larger(without[c], without[c - p] + j);
            }
        }
    }
    int best = voucher[coins];
    free(without);
    free(voucher);
    return best;
}
