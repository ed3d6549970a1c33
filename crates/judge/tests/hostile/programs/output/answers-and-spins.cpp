// Attack: the right answer at once, and then endless work after main has ended.
// Verdict: time_limit_exceeded
#include <cstdio>

struct Late {
    ~Late() {
        for (volatile unsigned long i = 0;; i++) {}
    }
};
static Late late;

int main() {
    int n;
    if (scanf("%d", &n) == 1) printf("unharmed %d\n", n);
    fflush(stdout);
}
