// Attack: writes garbage to every descriptor in the second case
// Verdict: accepted, run_time_error, accepted
// Says: malformed
#include <unistd.h>

int f(int x) {
    if (x == 2) {
        for (int line = 3; line < 64; line++)
            if (write(line, "\5\0\0\0\11\11\11\11\11", 9) < 0) continue;
    }
    return x + 1;
}
