class Solution {
public:
    vector<int> nestWatch(vector<vector<int>>& offers, vector<vector<int>>& periods, int talk) {
        sort(offers.begin(), offers.end());
        int n = offers.size();
        vector<int> starts, ends, best;
        for (int i = 0; i < n; i++) {
            starts.push_back(offers[i][0]);
            ends.push_back(offers[i][1]);
            best.push_back(i == 0 || ends[i] > ends[best.back()] ? i : best.back());
        }
        // The number of offers that begin at this minute or earlier.
        auto candidates = [&](int minute) {
            return int(upper_bound(starts.begin(), starts.end(), minute) - starts.begin());
        };
        vector<vector<int>> jumps(1, vector<int>(n));
        for (int i = 0; i < n; i++) {
            int count = candidates(ends[i] - talk);
            int next = count > 0 ? best[count - 1] : i;
            jumps[0][i] = ends[next] > ends[i] ? next : i;
        }
        while (1 << jumps.size() < n) {
            vector<int> longer(n);
            for (int i = 0; i < n; i++) longer[i] = jumps.back()[jumps.back()[i]];
            jumps.push_back(longer);
        }
        vector<int> answers;
        for (auto& period : periods) {
            int count = candidates(period[0]), end = period[1];
            if (count == 0) {
                answers.push_back(-1);
                continue;
            }
            int offer = best[count - 1], used = 1;
            if (ends[offer] < end) {
                for (int level = jumps.size() - 1; level >= 0; level--) {
                    int after = jumps[level][offer];
                    if (ends[after] < end) {
                        offer = after;
                        used += 1 << level;
                    }
                }
                offer = jumps[0][offer];
                used++;
            }
            answers.push_back(ends[offer] >= end ? used : -1);
        }
        return answers;
    }
};
