// Attack: stops and kills its parent and the first process, to keep the verdict from being told.
// Verdict: run_time_error
#include <csignal>
#include <unistd.h>
// Neither the supervisor nor the first process may be stopped or killed; then it fails.
int main() {
    kill(getppid(), SIGSTOP);
    kill(getppid(), SIGKILL);
    kill(1, SIGKILL);
    return 1;
}
