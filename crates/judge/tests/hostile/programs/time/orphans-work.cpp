// Attack: orphans do the work, in turns too short to be seen, while the program sleeps.
// Verdict: time_limit_exceeded
#include <cstdio>
#include <sys/wait.h>
#include <unistd.h>

int main() {
    for (int i = 0; i < 2000; i++) {
        int done[2];
        if (pipe(done) != 0) return 1;
        if (fork() == 0) {
            if (fork() == 0) {
                for (volatile int work = 0; work < 5'000'000; work++) {}
                _exit(0);
            }
            _exit(0);
        }
        close(done[1]);
        wait(nullptr);
        char byte;
        while (read(done[0], &byte, 1) > 0) {}
        close(done[0]);
    }
    int n;
    if (scanf("%d", &n) == 1) printf("unharmed %d\n", n);
}
