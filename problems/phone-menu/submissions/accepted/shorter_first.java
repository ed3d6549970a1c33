class Solution {
    public int phoneMenu(int[] calls, int keys) {
        int n = calls.length;
        int[][] best = new int[n + 1][n + 1];
        int[][][] rest = new int[keys + 1][n + 1][n + 1];
        for (int length = 1; length <= n; length++) {
            for (int l = 0; l + length <= n; l++) {
                int r = l + length, listening = 0;
                for (int i = l; i < r; i++) listening += calls[i];
                int[] cuts = new int[keys + 1];
                for (int k = 2; k <= keys; k++) {
                    cuts[k] = Integer.MAX_VALUE;
                    for (int m = l + 1; m < r; m++) {
                        cuts[k] = Math.min(cuts[k], listening + best[l][m] + rest[k - 1][m][r]);
                    }
                }
                if (length > 1) best[l][r] = cuts[keys];
                for (int k = 1; k < keys; k++) {
                    rest[k][l][r] = listening + best[l][r];
                    if (k > 1) rest[k][l][r] = Math.min(rest[k][l][r], cuts[k]);
                }
            }
        }
        return best[0][n];
    }
}
