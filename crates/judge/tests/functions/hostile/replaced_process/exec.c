// Attack: becomes another program in the second case
// Verdict: accepted, run_time_error, accepted
// Says: ended before it answered
#include <unistd.h>

int f(int x) {
    if (x == 2) {
        execl("/bin/true", "true", NULL);
    }
    return x + 1;
}
