// Attack: as many threads as processors, each within the limit, all together beyond it: the clock on the wall shows too little.
// Verdict: time_limit_exceeded
#include <cstdio>
#include <ctime>
#include <pthread.h>

static void *work(void *) {
    timespec used;
    do {
        for (volatile int i = 0; i < 100'000; i++) {}
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    } while (used.tv_sec == 0 && used.tv_nsec < 300'000'000);
    return nullptr;
}

int main() {
    pthread_attr_t small;
    pthread_attr_init(&small);
    pthread_attr_setstacksize(&small, 64 << 10);
    pthread_t threads[4];
    for (auto &thread : threads)
        if (pthread_create(&thread, &small, work, nullptr) != 0) return 1;
    for (auto &thread : threads) pthread_join(thread, nullptr);
    int n;
    if (scanf("%d", &n) == 1) printf("unharmed %d\n", n);
}
