// Attack: a tower of processes on one memory, each standing still until the next one ends, which the last never does.
// Verdict: time_limit_exceeded
#include <csignal>
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

static char stacks[64][16384] __attribute__((aligned(16)));
static int height;

static int floor(void *) {
    if (++height < 64) clone(floor, stacks[height] + sizeof stacks[height], CLONE_VM | CLONE_VFORK | SIGCHLD, nullptr);
    for (;;) pause();
}

int main() {
    floor(nullptr);
}
