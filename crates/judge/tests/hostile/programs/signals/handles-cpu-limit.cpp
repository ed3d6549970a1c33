// Attack: takes the signal for too much CPU time as a reason to go on, and raises the limit.
// Verdict: time_limit_exceeded
#include <csignal>
#include <sys/resource.h>

int main() {
    struct sigaction action{};
    action.sa_handler = [](int) {
        struct rlimit more = {RLIM_INFINITY, RLIM_INFINITY};
        setrlimit(RLIMIT_CPU, &more);
    };
    action.sa_flags = SA_NODEFER | SA_RESTART;
    sigaction(SIGXCPU, &action, nullptr);
    struct rlimit soon;
    getrlimit(RLIMIT_CPU, &soon);
    soon.rlim_cur = 1;
    setrlimit(RLIMIT_CPU, &soon);
    for (volatile unsigned long i = 0;; i++) {}
}
