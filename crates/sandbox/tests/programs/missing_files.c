// Looks for 100,000 files that do not exist, and for which nobody has looked before.
#include <stdio.h>
#include <time.h>
#include <unistd.h>

int main(void) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    for (int i = 0; i < 100000; i++) {
        char name[80];
        snprintf(name, sizeof name, "/usr/include/%ld-%ld-%d", (long)now.tv_sec, now.tv_nsec, i);
        access(name, F_OK);
    }
    return 0;
}
