// Forgets that actors leave after their last scene.
class Solution {
public:
    int leastWaiting(vector<vector<int>>& scenes, vector<int>& minutes) {
        int n = scenes.size();
        vector<int> cast(1 << n), least(1 << n, INT_MAX);
        for (int chosen = 1; chosen < 1 << n; chosen++) {
            for (int i = 0; i < n; i++) {
                if (chosen >> i & 1) {
                    for (int actor : scenes[i]) cast[chosen] |= 1 << actor;
                }
            }
        }
        least[0] = 0;
        for (int chosen = 1; chosen < 1 << n; chosen++) {
            for (int i = 0; i < n; i++) {
                if (!(chosen >> i & 1)) continue;
                int before = chosen ^ 1 << i;
                int waiting = cast[before] & ~cast[1 << i];
                least[chosen] = min(least[chosen], least[before] + minutes[i] * __builtin_popcount(waiting));
            }
        }
        return least.back();
    }
};
