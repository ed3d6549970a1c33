// Counts the effect of the dish directly before only.
class Solution {
public:
    vector<int> tastingMenu(vector<vector<int>>& effect) {
        int n = effect.size(), all = (1 << n) - 1;
        // best[S][i]: the joy after the dishes S, of which i was the last one.
        vector<vector<int>> best(all + 1, vector<int>(n, INT_MIN));
        for (int served = all; served > 0; served--) {
            for (int i = 0; i < n; i++) {
                if (served == all) best[served][i] = 0;
                for (int j = 0; j < n; j++) {
                    if (!(served >> j & 1)) best[served][i] = max(best[served][i], effect[i][j] + best[served | 1 << j][j]);
                }
            }
        }
        vector<int> order;
        for (int served = 0, last = -1; served != all;) {
            int next = -1, most = INT_MIN;
            for (int j = 0; j < n; j++) {
                if (served >> j & 1) continue;
                int joy = best[served | 1 << j][j] + (last < 0 ? 0 : effect[last][j]);
                if (joy > most) {
                    most = joy;
                    next = j;
                }
            }
            order.push_back(next);
            served |= 1 << next;
            last = next;
        }
        return order;
    }
};
