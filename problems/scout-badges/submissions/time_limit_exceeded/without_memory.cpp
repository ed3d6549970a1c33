// Computes the weekend of a badge again for each badge that needs it.
class Solution {
    vector<bool> onTheWay;

    int weekend(int badge, vector<bool>& outdoor, vector<vector<int>>& needs) {
        if (onTheWay[badge]) return -1;
        onTheWay[badge] = true;
        int latest = 0;
        for (int other : needs[badge]) {
            int before = weekend(other, outdoor, needs);
            if (before < 0) return -1;
            latest = max(latest, before);
        }
        onTheWay[badge] = false;
        latest++;
        return (latest % 2 == 0) == outdoor[badge] ? latest : latest + 1;
    }

public:
    int weekendsNeeded(vector<bool>& outdoor, vector<vector<int>>& needs) {
        onTheWay.assign(needs.size(), false);
        int last = 0;
        for (int badge = 0; badge < (int)needs.size(); badge++) {
            int mine = weekend(badge, outdoor, needs);
            if (mine < 0) return -1;
            last = max(last, mine);
        }
        return last;
    }
};
