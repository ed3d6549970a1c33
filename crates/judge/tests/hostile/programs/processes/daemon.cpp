// Attack: a daemon by the book (new session, two forks, no terminal, a harmless name, deaf to every signal) that adopts
// all orphans and goes on writing files after the program has ended.
// Verdict: accepted
#include <csignal>
#include <cstdio>
#include <initializer_list>
#include <fcntl.h>
#include <sys/prctl.h>
#include <unistd.h>

int main() {
    int ready[2];
    if (pipe(ready) != 0) return 1;
    if (fork() == 0) {
        setsid();
        prctl(PR_SET_CHILD_SUBREAPER, 1);
        for (int signal = 1; signal <= 64; signal++) ::signal(signal, SIG_IGN);
        if (fork() == 0) {
            prctl(PR_SET_NAME, "kworker/0:0");
            prctl(PR_SET_PDEATHSIG, 0);
            for (int descriptor = 0; descriptor < 3; descriptor++) close(descriptor);
            if (write(ready[1], "x", 1) != 1) _exit(1);
            for (;;)
                for (const char *path : {"/box/assay-hostile", "/tmp/assay-hostile", "/dev/shm/assay-hostile"})
                    close(open(path, O_CREAT | O_WRONLY, 0666));
        }
        for (;;) pause();
    }
    char byte;
    int n;
    if (read(ready[0], &byte, 1) == 1 && scanf("%d", &n) == 1) printf("unharmed %d\n", n);
}
