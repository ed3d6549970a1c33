// Attack: two processes stop and wake each other all the time, so that neither is ever quite there.
// Verdict: time_limit_exceeded
#include <csignal>
#include <unistd.h>

int main() {
    pid_t other = getpid();
    pid_t child = fork();
    if (child > 0) other = child;
    for (;;) {
        kill(other, SIGSTOP);
        kill(other, SIGCONT);
    }
}
