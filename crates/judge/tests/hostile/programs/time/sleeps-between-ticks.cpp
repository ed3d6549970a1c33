// Attack: works in slices and yields before each tick, where accounts by ticks see nothing.
// Verdict: time_limit_exceeded
#include <cstdio>
#include <ctime>

int main() {
    timespec start, now, pause = {0, 50'000};
    for (int slice = 0; slice < 100'000; slice++) {
        clock_gettime(CLOCK_MONOTONIC, &start);
        do clock_gettime(CLOCK_MONOTONIC, &now);
        while ((now.tv_sec - start.tv_sec) * 1'000'000'000 + now.tv_nsec - start.tv_nsec < 800'000);
        nanosleep(&pause, nullptr);
    }
    int n;
    if (scanf("%d", &n) == 1) printf("unharmed %d\n", n);
}
