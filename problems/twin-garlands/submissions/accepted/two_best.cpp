class Solution {
    struct Results {
        int best = 0;
        char color = 0;  // the last color of the best one
        int second = 0;  // the best one with another last color
    };

public:
    int twinGarlands(string left, string right) {
        int m = right.size();
        vector<Results> results(m + 1);
        for (char x : left) {
            int v = 0;
            for (int j = 1; j <= m; j++) {
                if (right[j - 1] == x) {
                    const Results& before = results[j - 1];
                    v = max(v, 1 + (before.color == x ? before.second : before.best));
                }
                Results& now = results[j];
                if (v > now.best) {
                    if (now.color != x) now.second = now.best;
                    now.best = v;
                    now.color = x;
                } else if (now.color != x) {
                    now.second = max(now.second, v);
                }
            }
        }
        return results[m].best;
    }
};
