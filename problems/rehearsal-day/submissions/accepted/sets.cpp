class Solution {
public:
    int leastWaiting(vector<vector<int>>& scenes, vector<int>& minutes) {
        int n = scenes.size(), everything = (1 << n) - 1;
        vector<int> cast(1 << n), least(1 << n, INT_MAX);
        for (int i = 0; i < n; i++) {
            int bits = 0;
            for (int actor : scenes[i]) bits |= 1 << actor;
            for (int chosen = 0; chosen < 1 << i; chosen++) cast[chosen | 1 << i] = cast[chosen] | bits;
        }
        least[0] = 0;
        for (int chosen = 1; chosen <= everything; chosen++) {
            for (int i = 0; i < n; i++) {
                if (!(chosen >> i & 1)) continue;
                int before = chosen ^ 1 << i;
                int waiting = cast[before] & cast[everything ^ chosen] & ~cast[1 << i];
                least[chosen] = min(least[chosen], least[before] + minutes[i] * __builtin_popcount(waiting));
            }
        }
        return least[everything];
    }
};
