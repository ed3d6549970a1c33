// Attack: sleeps in the second case instead of using CPU time
// Verdict: accepted, time_limit_exceeded, accepted
// Says: on the clock
#include <unistd.h>

int f(int x) {
    if (x == 2) {
        sleep(60);
    }
    return x + 1;
}
