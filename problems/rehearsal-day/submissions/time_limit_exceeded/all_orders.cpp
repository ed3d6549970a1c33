// Tries all orders.
class Solution {
public:
    int leastWaiting(vector<vector<int>>& scenes, vector<int>& minutes) {
        int n = scenes.size();
        vector<int> order(n), cast(n);
        for (int i = 0; i < n; i++) {
            order[i] = i;
            for (int actor : scenes[i]) cast[i] |= 1 << actor;
        }
        int best = INT_MAX;
        do {
            vector<int> later(n + 1);
            for (int k = n - 1; k >= 0; k--) later[k] = later[k + 1] | cast[order[k]];
            int before = 0, total = 0;
            for (int k = 0; k < n; k++) {
                int i = order[k];
                total += minutes[i] * __builtin_popcount(before & later[k + 1] & ~cast[i]);
                before |= cast[i];
            }
            best = min(best, total);
        } while (next_permutation(order.begin(), order.end()));
        return best;
    }
};
