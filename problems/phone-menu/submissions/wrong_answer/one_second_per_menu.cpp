// Counts one second per menu, whatever key a caller presses.
class Solution {
public:
    int phoneMenu(vector<int>& calls, int keys) {
        int n = calls.size();
        vector<vector<int>> best(n + 1, vector<int>(n + 1));
        vector<vector<vector<int>>> parts(keys + 1, best);
        for (int length = 1; length <= n; length++) {
            for (int l = 0; l + length <= n; l++) {
                int r = l + length, all = accumulate(calls.begin() + l, calls.begin() + r, 0);
                for (int k = 2; k <= keys && length > 1; k++) {
                    parts[k][l][r] = INT_MAX;
                    for (int m = l + 1; m < r; m++) parts[k][l][r] = min(parts[k][l][r], best[l][m] + parts[k - 1][m][r]);
                }
                if (length > 1) best[l][r] = all + parts[keys][l][r];
                for (int k = 1; k <= keys; k++) parts[k][l][r] = k == 1 || length == 1 ? best[l][r] : min(best[l][r], parts[k][l][r]);
            }
        }
        return best[0][n];
    }
};
