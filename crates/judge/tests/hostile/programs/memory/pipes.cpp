// Attack: as much as the kernel will hold in pipes, by all the processes there may be.
// Verdict: accepted or memory_limit_exceeded
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

static void fill() {
    static char block[1 << 16];
    for (int i = 0; i < 28; i++) {
        int ends[2];
        if (pipe2(ends, O_NONBLOCK) != 0) return;
        fcntl(ends[1], F_SETPIPE_SZ, 1 << 20);
        while (write(ends[1], block, sizeof block) > 0) {}
    }
}

int main() {
    int ready[2];
    if (pipe(ready) != 0) return 1;
    for (int i = 0; i < 30; i++)
        if (fork() == 0) {
            fill();
            if (write(ready[1], "x", 1) != 1) _exit(1);
            for (;;) pause();
        }
    char byte;
    for (int i = 0; i < 30; i++)
        if (read(ready[0], &byte, 1) != 1) return 1;
    int n;
    if (scanf("%d", &n) == 1) printf("unharmed %d\n", n);
}
