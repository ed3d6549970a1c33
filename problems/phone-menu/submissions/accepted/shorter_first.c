int phoneMenu(int* calls, int callsSize, int keys) {
    static int best[61][61], rest[10][61][61];
    int n = callsSize;
    for (int length = 1; length <= n; length++) {
        for (int l = 0; l + length <= n; l++) {
            int r = l + length, listening = 0, cuts[10];
            for (int i = l; i < r; i++) listening += calls[i];
            for (int k = 2; k <= keys; k++) {
                cuts[k] = INT_MAX;
                for (int m = l + 1; m < r; m++) {
                    int sum = listening + best[l][m] + rest[k - 1][m][r];
                    if (sum < cuts[k]) cuts[k] = sum;
                }
            }
            best[l][r] = length > 1 ? cuts[keys] : 0;
            for (int k = 1; k < keys; k++) {
                rest[k][l][r] = listening + best[l][r];
                if (k > 1 && cuts[k] < rest[k][l][r]) rest[k][l][r] = cuts[k];
            }
        }
    }
    return best[0][n];
}
