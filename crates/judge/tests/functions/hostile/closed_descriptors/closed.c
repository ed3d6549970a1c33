// Attack: closes every descriptor in the second case
// Verdict: accepted, run_time_error, accepted
#include <unistd.h>

int f(int x) {
    if (x == 2) {
        for (int line = 0; line < 64; line++) close(line);
    }
    return x + 1;
}
