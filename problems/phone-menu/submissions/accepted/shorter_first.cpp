class Solution {
public:
    int phoneMenu(vector<int>& calls, int keys) {
        int n = calls.size();
        vector<vector<int>> best(n + 1, vector<int>(n + 1));
        vector<vector<vector<int>>> rest(keys + 1, best);
        for (int length = 1; length <= n; length++) {
            for (int l = 0; l + length <= n; l++) {
                int r = l + length, listening = accumulate(calls.begin() + l, calls.begin() + r, 0);
                // The group is cut, and at most k parts may be announced.
                auto cut = [&](int k) {
                    int least = INT_MAX;
                    for (int m = l + 1; m < r; m++) least = min(least, best[l][m] + rest[k - 1][m][r]);
                    return listening + least;
                };
                if (length > 1) best[l][r] = cut(keys);
                for (int k = 1; k < keys; k++) {
                    rest[k][l][r] = listening + best[l][r];
                    if (k > 1 && length > 1) rest[k][l][r] = min(rest[k][l][r], cut(k));
                }
            }
        }
        return best[0][n];
    }
};
