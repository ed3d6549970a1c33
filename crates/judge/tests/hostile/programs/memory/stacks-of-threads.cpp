// Attack: the stacks of threads, all filled.
// Verdict: memory_limit_exceeded
#include <cstring>
#include <pthread.h>
#include <unistd.h>

static void *fill(void *) {
    char all[15 << 20];
    memset(all, 1, sizeof all);
    asm volatile("" : : "r"(all) : "memory");
    for (;;) pause();
}

int main() {
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, 16 << 20);
    pthread_t other;
    for (int i = 0; i < 20; i++) pthread_create(&other, &attributes, fill, nullptr);
    for (;;) pause();
}
