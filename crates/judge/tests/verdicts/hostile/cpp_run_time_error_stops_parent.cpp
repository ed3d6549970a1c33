#include <csignal>
#include <unistd.h>
// Neither the supervisor nor the first process may be stopped or killed; then it fails.
int main() {
    kill(getppid(), SIGSTOP);
    kill(getppid(), SIGKILL);
    kill(1, SIGKILL);
    return 1;
}
