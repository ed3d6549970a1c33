// Attack: the work is done by many children, one after the other, each of which ends long before the limit.
// Verdict: time_limit_exceeded
#include <cstdio>
#include <sys/wait.h>
#include <unistd.h>

int main() {
    for (int i = 0; i < 2000; i++) {
        pid_t child = fork();
        if (child == 0) {
            for (volatile int work = 0; work < 5'000'000; work++) {}
            _exit(0);
        }
        waitpid(child, nullptr, 0);
    }
    int n;
    if (scanf("%d", &n) == 1) printf("unharmed %d\n", n);
}
