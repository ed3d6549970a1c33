// All that a program can do to its pipes is its own business: the validator notices nothing.
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>
int main(void) {
    for (int fd = 0; fd < 3; fd++) {
        flock(fd, LOCK_EX | LOCK_NB);
        fcntl(fd, F_SETPIPE_SZ, 4096);
        fcntl(fd, F_SETOWN, getpid());
        fcntl(fd, F_SETSIG, SIGCONT);
        fcntl(fd, F_SETFL, O_ASYNC | O_APPEND);
    }
    signal(SIGIO, SIG_IGN);
    int low = 1, high = 1000;
    for (;;) {
        int guess = (low + high) / 2;
        char answer[16];
        printf("%d\n", guess);
        fflush(stdout);
        if (scanf("%15s", answer) != 1) return 1;
        if (!strcmp(answer, "right")) return 0;
        if (!strcmp(answer, "higher")) low = guess + 1; else high = guess - 1;
    }
}
