// Attack: a thousand children that ignore signals, leave the session and never end.
// Verdict: accepted
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <unistd.h>
// Children that stay must be few, and must not keep the program from ending.
int main() {
    int children = 0, refused = 0;
    while (children < 1000 && !refused) {
        pid_t child = fork();
        if (child == 0) {
            setsid();
            signal(SIGTERM, SIG_IGN);
            close(1);
            for (;;) pause();
        }
        if (child == -1) refused = errno;
        children++;
    }
    int n;
    if (scanf("%d", &n) == 1 && refused == EAGAIN && children < 100) printf("unharmed %d\n", n);
}
