// Attack: leaves what belongs to no file: locks, limits, priorities, umask, timers, alarms, a foreground group, watches, memory.
// Verdict: accepted
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

int main() {
    bool found = umask(0) != 022 || alarm(0) != 0;
    struct itimerval running;
    getitimer(ITIMER_REAL, &running);
    found = found || running.it_value.tv_sec != 0;
    struct rlimit limit;
    getrlimit(RLIMIT_NOFILE, &limit);
    found = found || limit.rlim_cur != 64;
    // Locks may be refused, but nobody may hold them.
    found = found || (flock(0, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK);
    struct flock range{};
    range.l_type = F_RDLCK;
    found = found || (fcntl(0, F_SETLK, &range) != 0 && (errno == EAGAIN || errno == EACCES));
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, nullptr);
    for (int signal = 1; signal <= 64; signal++) ::signal(signal, SIG_IGN);
    struct rlimit few = {5, 5};
    setrlimit(RLIMIT_NOFILE, &few);
    setrlimit(RLIMIT_FSIZE, &few);
    setrlimit(RLIMIT_NPROC, &few);
    umask(0777);
    timer_t timer;
    struct sigevent event{};
    event.sigev_signo = SIGALRM;
    for (int i = 0; i < 1000; i++) timer_create(CLOCK_MONOTONIC, &event, &timer);
    alarm(1);
    struct itimerval soon = {{0, 1000}, {0, 1000}};
    setitimer(ITIMER_REAL, &soon, nullptr);
    for (int i = 0; i < 2000; i++) {
        union sigval value = {i};
        sigqueue(getpid(), SIGRTMIN, value);
    }
    tcsetpgrp(0, getpid());
    lseek(0, 0, SEEK_SET);
    int n;
    if (scanf("%d", &n) == 1 && !found) printf("unharmed %d\n", n);
}
