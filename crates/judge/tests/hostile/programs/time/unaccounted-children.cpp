// Attack: children whose time is added to nobody's account, because their parent does not want to know of their end.
// Verdict: time_limit_exceeded
#include <csignal>
#include <cstdio>
#include <ctime>
#include <unistd.h>

int main() {
    signal(SIGCHLD, SIG_IGN);
    for (int i = 0; i < 2000; i++) {
        if (fork() == 0) {
            for (volatile int work = 0; work < 5'000'000; work++) {}
            _exit(0);
        }
        timespec turn = {0, 2'000'000};
        nanosleep(&turn, nullptr);
    }
    int n;
    if (scanf("%d", &n) == 1) printf("unharmed %d\n", n);
}
