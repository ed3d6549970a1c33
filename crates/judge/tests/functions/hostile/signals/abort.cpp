// Attack: aborts in the second case
// Verdict: accepted, run_time_error, accepted
// Says: SIGABRT
class Solution {
public:
    int f(int x) {
        if (x == 2) {
            abort();
        }
        return x + 1;
    }
};
