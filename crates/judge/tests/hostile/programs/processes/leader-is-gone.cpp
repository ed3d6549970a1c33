// Attack: the first thread ends, and others go on without it: to a parent that looks carelessly, the program is dead.
// Verdict: time_limit_exceeded
#include <pthread.h>

static void *spin(void *) {
    for (volatile unsigned long i = 0;; i++) {}
}

int main() {
    pthread_t other;
    for (int i = 0; i < 3; i++) pthread_create(&other, nullptr, spin, nullptr);
    pthread_exit(nullptr);
}
