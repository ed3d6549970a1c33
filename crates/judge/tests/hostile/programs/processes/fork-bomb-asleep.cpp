// Attack: uses up the processes, not the time.
// Verdict: time_limit_exceeded
#include <unistd.h>
// Uses up the processes, not the time.
int main() {
    for (;;)
        if (fork() == -1) pause();
}
