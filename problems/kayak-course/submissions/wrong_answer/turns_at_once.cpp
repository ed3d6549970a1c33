// Ignores the rule about the side.
class Solution {
public:
    int kayakCourse(vector<vector<int>>& river) {
        int width = river[0].size();
        vector<int> best = river[0];
        for (int r = 1; r < (int)river.size(); r++) {
            vector<int> now(width);
            for (int c = 0; c < width; c++) {
                now[c] = best[c];
                if (c > 0) now[c] = max(now[c], best[c - 1]);
                if (c + 1 < width) now[c] = max(now[c], best[c + 1]);
                now[c] += river[r][c];
            }
            best = now;
        }
        return *max_element(best.begin(), best.end());
    }
};
