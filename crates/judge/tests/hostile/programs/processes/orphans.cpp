// Attack: orphans without end, each born by one that dies at once: the zygote must reap them all and still be heard.
// Verdict: time_limit_exceeded
#include <sys/wait.h>
#include <unistd.h>

int main() {
    for (;;) {
        pid_t child = fork();
        if (child == 0) {
            fork();
            _exit(0);
        }
        if (child > 0) waitpid(child, nullptr, 0);
    }
}
