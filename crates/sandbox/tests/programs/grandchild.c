// Ends after an orphaned grandchild has used 200 ms of CPU time.
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double used(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return now.tv_sec + now.tv_nsec / 1e9;
}

int main(void) {
    int done[2];
    pipe(done);
    if (fork() == 0) {
        if (fork() == 0) {
            while (used() < 0.2) {
            }
            _exit(0);
        }
        _exit(0);
    }
    close(done[1]);
    wait(0);
    // The pipe ends when the grandchild ends.
    char byte;
    return read(done[0], &byte, 1) != 0;
}
