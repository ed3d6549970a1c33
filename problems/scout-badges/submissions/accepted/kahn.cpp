class Solution {
public:
    int weekendsNeeded(vector<bool>& outdoor, vector<vector<int>>& needs) {
        int n = needs.size(), last = 0;
        vector<vector<int>> neededBy(n);
        vector<int> missing(n), order, weekend(n);
        for (int badge = 0; badge < n; badge++) {
            for (int other : needs[badge]) neededBy[other].push_back(badge);
            missing[badge] = needs[badge].size();
            if (missing[badge] == 0) order.push_back(badge);
        }
        for (int next = 0; next < (int)order.size(); next++) {
            int badge = order[next];
            weekend[badge]++;
            if ((weekend[badge] % 2 == 0) != outdoor[badge]) weekend[badge]++;
            last = max(last, weekend[badge]);
            for (int other : neededBy[badge]) {
                weekend[other] = max(weekend[other], weekend[badge]);
                if (--missing[other] == 0) order.push_back(other);
            }
        }
        return (int)order.size() == n ? last : -1;
    }
};
