// Attack: the right answer, flushed, before a crash.
// Verdict: run_time_error
#include <cstdio>

int main() {
    int n;
    if (scanf("%d", &n) != 1) return 1;
    printf("unharmed %d\n", n);
    fflush(stdout);
    *reinterpret_cast<volatile int *>(0) = n;
}
