// Attack: a program that names a loader of its own beside the right one, to have that executed instead.
// Verdict: accepted or run_time_error
#include <cstdio>

__attribute__((section(".interp"), used)) const char loader[] = "/box/no-such-loader";

int main() {
    int n;
    if (scanf("%d", &n) == 1) printf("unharmed %d\n", n);
}
