// Attack: children whose end sends a signal of its choice: SIGCONT to itself, which ends a pause, or others to the zygote.
// Verdict: accepted
#include <csignal>
#include <cstdio>
#include <initializer_list>
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

static bool harm = false;

static void nothing(int) { harm = true; }

int main() {
    std::signal(SIGCONT, nothing);
    for (long flags : {0L, long(CLONE_PARENT), long(CLONE_VM | CLONE_VFORK)}) {
        for (int last = 1; last <= 64; last++) {
            // SIGCONT first, because others would end this program.
            int number = last == 1 ? SIGCONT : last == SIGCONT ? 1 : last;
            if (number == SIGCHLD) continue;
            long child = syscall(SYS_clone, flags | number, 0, 0, 0, 0);
            if (child == 0) _exit(0);
            if (child != -1) {
                harm = true;
                printf("a child with signal %d was born\n", number);
            }
        }
    }
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
