// Attack: threads without end that all compute.
// Verdict: time_limit_exceeded
#include <pthread.h>

static void *spin(void *) {
    for (volatile unsigned long i = 0;; i++) {}
}

int main() {
    pthread_t other;
    for (;;) pthread_create(&other, nullptr, spin, nullptr);
}
