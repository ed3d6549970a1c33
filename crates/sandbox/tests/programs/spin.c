// Uses CPU time forever: alone, in two threads, in two children, or in two orphans.
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void *spin(void *unused) {
    for (volatile unsigned long n = 0;; n++) {
    }
    return unused;
}

int main(int argc, char **argv) {
    const char *how = argc == 2 ? argv[1] : "";
    if (!strcmp(how, "threads")) {
        pthread_t thread;
        pthread_create(&thread, 0, spin, 0);
    } else if (!strcmp(how, "children") || !strcmp(how, "orphans")) {
        for (int i = 0; i < 2; i++) {
            if (fork() == 0) {
                if (!strcmp(how, "orphans") && fork() != 0) _exit(0);
                setsid();
                spin(0);
            }
        }
        for (;;) pause();
    }
    spin(0);
}
