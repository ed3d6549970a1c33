// Attack: children whose end is told by no signal, or by SIGKILL to the parent: an ordinary wait does not see the first,
// and the second would end the zygote, their parent by adoption.
// Verdict: accepted
#include <csignal>
#include <cstdio>
#include <initializer_list>
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

int main() {
    for (int signal : {0, SIGKILL, SIGSTOP, SIGRTMIN}) {
        int ready[2];
        if (pipe(ready) != 0) return 1;
        pid_t middle = fork();
        if (middle == 0) {
            if (syscall(SYS_clone, signal, 0, 0, 0, 0) == 0) {
                close(ready[1]);
                char byte;
                // Until the one in the middle is gone, and this an orphan.
                while (read(ready[0], &byte, 1) > 0) {}
                _exit(0);
            }
            _exit(0);
        }
        close(ready[0]);
        close(ready[1]);
    }
    int n;
    if (scanf("%d", &n) == 1) printf("unharmed %d\n", n);
}
