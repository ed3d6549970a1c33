// Attack: exits with 0 in the second case
// Verdict: accepted, run_time_error, accepted
// Says: ended before it answered
#include <unistd.h>

class Solution {
public:
    int f(int x) {
        if (x == 2) {
            _exit(0);
        }
        return x + 1;
    }
};
