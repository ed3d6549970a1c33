class Solution {
    public int fleaMarket(int[] price, int[] joy, int coins) {
        int[] without = new int[coins + 1], voucher = new int[coins + 1];
        for (int i = 0; i < price.length; i++) {
            int p = price[i], j = joy[i];
            for (int c = coins; c >= p / 2; c--) {
                voucher[c] = Math.max(voucher[c], without[c - p / 2] + j);
                if (c >= p) {
                    voucher[c] = Math.max(voucher[c], voucher[c - p] + j);
                    without[c] = Math.max(without[c], without[c - p] + j);
                }
            }
        }
        return voucher[coins];
    }
}
