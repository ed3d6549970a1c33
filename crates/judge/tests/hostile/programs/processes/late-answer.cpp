// Attack: the answer comes from a child that outlives the program, out of reach of its limits.
// Verdict: wrong_answer
#include <cstdio>
#include <unistd.h>

int main() {
    pid_t parent = getpid();
    if (fork() == 0) {
        setsid();
        while (getppid() == parent) {}
        usleep(300'000);
        int n;
        if (scanf("%d", &n) == 1) printf("unharmed %d\n", n);
        fflush(stdout);
        _exit(0);
    }
    _exit(0);
}
