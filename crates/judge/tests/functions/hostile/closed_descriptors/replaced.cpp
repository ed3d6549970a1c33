// Attack: replaces the connection by standard output in the second case
// Verdict: accepted, run_time_error, accepted
#include <unistd.h>

class Solution {
public:
    int f(int x) {
        if (x == 2) {
            dup2(1, 3);
        }
        return x + 1;
    }
};
