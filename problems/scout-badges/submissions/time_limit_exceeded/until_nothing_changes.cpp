// Computes all weekends again until nothing changes.
class Solution {
public:
    int weekendsNeeded(vector<bool>& outdoor, vector<vector<int>>& needs) {
        int n = needs.size();
        vector<int> weekend(n);
        bool changed = true;
        while (changed) {
            changed = false;
            for (int badge = 0; badge < n; badge++) {
                int mine = 1;
                for (int other : needs[badge]) mine = max(mine, weekend[other] + 1);
                if ((mine % 2 == 0) != outdoor[badge]) mine++;
                // Only badges in a circle, or behind one, take so long.
                if (mine > 2 * n) return -1;
                changed |= mine != weekend[badge];
                weekend[badge] = mine;
            }
        }
        return *max_element(weekend.begin(), weekend.end());
    }
};
