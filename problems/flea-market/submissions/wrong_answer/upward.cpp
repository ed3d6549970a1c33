// Goes up through the coins, so a thing can be bought several times.
class Solution {
public:
    int fleaMarket(vector<int>& price, vector<int>& joy, int coins) {
        vector<int> without(coins + 1), voucher(coins + 1);
        for (int i = 0; i < (int)price.size(); i++) {
            int p = price[i], j = joy[i];
            for (int c = p / 2; c <= coins; c++) {
                voucher[c] = max(voucher[c], without[c - p / 2] + j);
                if (c >= p) {
                    voucher[c] = max(voucher[c], voucher[c - p] + j);
                    without[c] = max(without[c], without[c - p] + j);
                }
            }
        }
        return voucher[coins];
    }
};
