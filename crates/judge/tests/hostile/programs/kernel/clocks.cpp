// Attack: sets every clock of the host, to look faster or to let other judgements run out of time.
// Verdict: accepted
#include <cstdio>
#include <ctime>
#include <initializer_list>
#include <sys/time.h>
#include <sys/timex.h>
#include <unistd.h>

static bool harm = false;

static void refused(const char *what, long result) {
    if (result == -1) return;
    harm = true;
    printf("%s works\n", what);
}

int main() {
    for (clockid_t clock = 0; clock < 12; clock++) {
        timespec now;
        if (clock_gettime(clock, &now) != 0) continue;
        refused("clock_settime", clock_settime(clock, &now));
        timex adjusted{};
        refused("clock_adjtime", clock_adjtime(clock, &adjusted));
    }
    timeval now;
    gettimeofday(&now, nullptr);
    refused("settimeofday", settimeofday(&now, nullptr));
    struct timezone zone{};
    refused("a time zone", settimeofday(nullptr, &zone));
    timex adjusted{};
    adjusted.modes = ADJ_TICK;
    adjusted.tick = 9000;
    refused("adjtimex", adjtimex(&adjusted));
    timer_t alarm;
    refused("an alarm that wakes the host", timer_create(CLOCK_REALTIME_ALARM, nullptr, &alarm));
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
