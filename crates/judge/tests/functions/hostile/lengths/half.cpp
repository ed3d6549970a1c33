// Attack: sends half of an answer and sleeps
// Verdict: accepted, time_limit_exceeded, accepted
// Says: on the clock
#include <unistd.h>

class Solution {
public:
    int f(int x) {
        if (x == 2) {
            if (write(3, "\11\0\0\0\1", 5) < 0) abort();
            pause();
        }
        return x + 1;
    }
};
