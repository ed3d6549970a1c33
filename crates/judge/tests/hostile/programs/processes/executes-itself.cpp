// Attack: executes itself over and over: the account of CPU time must not begin anew.
// Verdict: time_limit_exceeded
#include <unistd.h>

int main(int, char **argv) {
    for (volatile int i = 0; i < 10'000'000; i++) {}
    execv("/proc/self/exe", argv);
    return 1;
}
