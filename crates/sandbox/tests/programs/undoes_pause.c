// Tries to continue while it is paused, in the way that the first argument names. Its thread takes the second argument as its name once the
// timer runs.
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <time.h>

static const char *name;

static void nothing(int signal) { (void)signal; }

// Many timers, one after the other. A single one with an interval can be lost: if its signal is pending when SIGSTOP arrives, the kernel drops
// the signal, and starts the next interval only after the program has received it.
static void timer(void) {
    // Linux 6.13 and newer stop timers whose signal is ignored. SIGCONT is ignored without a handler.
    signal(SIGCONT, nothing);
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGCONT};
    for (long n = 1; n <= 500; n++) {
        timer_t made;
        if (timer_create(CLOCK_MONOTONIC, &event, &made) != 0) exit(2);
        struct itimerspec once = {{0, 0}, {n / 50, n % 50 * 20000000}};
        timer_settime(made, 0, &once, NULL);
    }
    prctl(PR_SET_NAME, name);
}

static void *spin(void *unused) {
    (void)unused;
    timer();
    for (;;) {}
}

int main(int argc, char **argv) {
    if (argc != 3) return 2;
    name = argv[2];
    if (!strcmp(argv[1], "timer")) timer();
    if (!strcmp(argv[1], "without-leader")) {
        pthread_t thread;
        pthread_create(&thread, NULL, spin, NULL);
        pthread_exit(NULL);
    }
    for (;;) {}
}
