// Attack: a child of the second case spins forever
// Verdict: accepted
#include <unistd.h>

int f(int x) {
    if (x == 2) {
        if (fork() == 0)
            for (;;) {}
    }
    return x + 1;
}
