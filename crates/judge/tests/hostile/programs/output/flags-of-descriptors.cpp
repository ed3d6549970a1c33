// Attack: changes the flags of its standard descriptors, in the hope that the judge has the same ones.
// Verdict: accepted
#include <cstdio>
#include <fcntl.h>
#include <initializer_list>
#include <sys/ioctl.h>
#include <unistd.h>

static bool harm = false;

static void refused(const char *what, long result) {
    if (result == -1) return;
    harm = true;
    printf("%s works\n", what);
}

int main() {
    for (int file : {0, 1, 2}) {
        int on = 1;
        // The flags are its own.
        if (fcntl(file, F_SETFL, O_NONBLOCK | O_ASYNC | O_DIRECT) == -1) fcntl(file, F_SETFL, O_NONBLOCK | O_ASYNC);
        ioctl(file, FIONBIO, &on);
        refused("F_SETPIPE_SZ", fcntl(file, F_SETPIPE_SZ, 4096));
    }
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
