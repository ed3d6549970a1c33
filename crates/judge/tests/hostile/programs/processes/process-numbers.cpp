// Attack: uses up process numbers, hoping that one of the judge's comes round and a signal meets it.
// Verdict: time_limit_exceeded
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

int main() {
    for (;;) {
        pid_t child = vfork();
        if (child == 0) _exit(0);
        // The number is free again after this, and may be anybody's.
        if (child > 0 && waitpid(child, nullptr, 0) == child) kill(child, SIGKILL);
    }
}
