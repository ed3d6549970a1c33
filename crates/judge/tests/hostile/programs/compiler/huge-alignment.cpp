// Attack: a program that wants to lie at an address which is a multiple of 256 MiB, twice.
// Verdict: accepted or run_time_error or memory_limit_exceeded
#include <cstdio>

alignas(1 << 28) static char first[16];
alignas(1 << 28) static char second[16];

int main() {
    int n;
    if (scanf("%d", &n) == 1) printf("unharmed %d\n", n + (&first[n] == &second[n]));
}
