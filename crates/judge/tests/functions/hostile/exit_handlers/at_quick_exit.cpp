// Attack: exits in the second case, with an exit handler that never ends
// Verdict: accepted, time_limit_exceeded, accepted
class Solution {
public:
    int f(int x) {
        if (x == 2) {
            std::at_quick_exit([] { for (volatile int i = 0;; i++) {} });
            std::quick_exit(0);
        }
        return x + 1;
    }
};
