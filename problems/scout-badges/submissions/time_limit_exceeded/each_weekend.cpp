// Looks at all missing badges on each weekend.
class Solution {
public:
    int weekendsNeeded(vector<bool>& outdoor, vector<vector<int>>& needs) {
        int n = needs.size(), earned = 0, idle = 0, weekend = 0;
        vector<int> when(n);
        while (earned < n) {
            // After two weekends without a new badge, nothing changes any more.
            if (idle == 2) return -1;
            weekend++;
            idle++;
            for (int badge = 0; badge < n; badge++) {
                if (when[badge] || outdoor[badge] != (weekend % 2 == 0)) continue;
                bool possible = true;
                for (int other : needs[badge]) {
                    if (!when[other] || when[other] == weekend) {
                        possible = false;
                        break;
                    }
                }
                if (possible) {
                    when[badge] = weekend;
                    earned++;
                    idle = 0;
                }
            }
        }
        return weekend;
    }
};
