// Attack: has its descriptors send signals of its choice, to itself or to others, when something happens at their other end.
// Verdict: accepted
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <initializer_list>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

static bool harm = false;

static void refused(const char *what, long result) {
    if (result == -1) return;
    harm = true;
    printf("%s works\n", what);
}

int main() {
    int ends[2];
    if (pipe(ends) != 0) return 1;
    for (int file : {0, 1, 2, ends[0], ends[1]}) {
        for (int target : {1, -1, getpid(), -getpgrp()}) {
            f_owner_ex owner = {F_OWNER_PID, target};
            refused("F_SETOWN", fcntl(file, F_SETOWN, target));
            refused("F_SETOWN_EX", fcntl(file, F_SETOWN_EX, &owner));
            refused("FIOSETOWN", ioctl(file, FIOSETOWN, &target));
            refused("SIOCSPGRP", ioctl(file, SIOCSPGRP, &target));
        }
        for (int number : {SIGCONT, SIGKILL, SIGUSR1}) refused("F_SETSIG", fcntl(file, F_SETSIG, number));
        int on = 1;
        refused("FIOASYNC", ioctl(file, FIOASYNC, &on));
    }
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
