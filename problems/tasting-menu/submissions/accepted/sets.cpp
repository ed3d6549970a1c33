class Solution {
public:
    vector<int> tastingMenu(vector<vector<int>>& effect) {
        int n = effect.size(), all = (1 << n) - 1;
        vector<vector<int>> gain(n, vector<int>(all + 1));
        for (int j = 0; j < n; j++) {
            for (int served = 1; served <= all; served++) {
                // The set without its first dish is a smaller number.
                gain[j][served] = gain[j][served & (served - 1)] + effect[countr_zero((unsigned)served)][j];
            }
        }
        vector<int> best(all + 1, INT_MIN);
        best[all] = 0;
        for (int served = all - 1; served >= 0; served--) {
            for (int j = 0; j < n; j++) {
                if (!(served >> j & 1)) best[served] = max(best[served], gain[j][served] + best[served | 1 << j]);
            }
        }
        vector<int> order;
        for (int served = 0; served != all;) {
            int j = 0;
            while ((served >> j & 1) || gain[j][served] + best[served | 1 << j] != best[served]) j++;
            order.push_back(j);
            served |= 1 << j;
        }
        return order;
    }
};
