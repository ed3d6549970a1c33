// Attack: blocks, ignores or handles every signal, the one for too much CPU time included, and computes.
// Verdict: time_limit_exceeded
#include <csignal>

int main() {
    for (int number = 1; number <= 64; number++) signal(number, number % 2 ? SIG_IGN : [](int) {});
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, nullptr);
    for (volatile unsigned long i = 0;; i++) {}
}
