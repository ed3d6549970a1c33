// Attack: stops itself, and waits for ever after.
// Verdict: time_limit_exceeded
#include <csignal>
#include <unistd.h>
int main() {
    kill(getpid(), SIGSTOP);
    for (;;) pause();
}
