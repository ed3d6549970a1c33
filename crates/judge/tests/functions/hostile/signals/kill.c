// Attack: kills itself in the second case
// Verdict: accepted, run_time_error, accepted
// Says: SIGKILL
#include <signal.h>

int f(int x) {
    if (x == 2) {
        raise(SIGKILL);
    }
    return x + 1;
}
