// Attack: makes itself siblings instead of children, which belong to the zygote from birth.
// Verdict: accepted
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

int main() {
    int born = 0, refused = 0;
    while (born < 1000 && !refused) {
        long child = syscall(SYS_clone, CLONE_PARENT | SIGCHLD, 0, 0, 0, 0);
        if (child == 0) {
            setsid();
            for (;;) pause();
        }
        if (child == -1) refused = errno;
        born++;
    }
    int n;
    if (scanf("%d", &n) == 1 && refused == EAGAIN && born < 100) printf("unharmed %d\n", n);
    else printf("%d siblings were born\n", born);
}
