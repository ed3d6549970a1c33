// Attack: a family of stopped processes, each in a session of its own: the stopped must be killed like the living.
// Verdict: time_limit_exceeded
#include <csignal>
#include <unistd.h>

int main() {
    for (int i = 0; i < 20; i++)
        if (fork() == 0) {
            setsid();
            for (;;) kill(getpid(), SIGSTOP);
        }
    kill(getpid(), SIGSTOP);
    for (;;) pause();
}
