// Tries all stretches.
class Solution {
public:
    long long steadyPace(vector<int>& seconds, int pace, int least) {
        int n = seconds.size();
        long long steady = 0;
        for (int first = 0; first < n; first++) {
            long long total = 0;
            for (int last = first; last < n; last++) {
                total += seconds[last] - pace;
                if (total == 0 && last - first + 1 >= least) steady++;
            }
        }
        return steady;
    }
};
