// Four threads that use little memory. Each has its own stack and its own arena in the allocator.
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static void *work(void *result) {
    volatile char frame[256 * 1024];
    memset((void *)frame, 1, sizeof frame);
    char *heap = malloc(1 << 20);
    memset(heap, 1, 1 << 20);
    *(int *)result = frame[sizeof frame - 1] + heap[1000];
    return 0;
}

int main(void) {
    pthread_t threads[4];
    int results[4] = {0}, sum = 0;
    for (int i = 0; i < 4; i++)
        if (pthread_create(&threads[i], 0, work, &results[i])) return 10 + i;
    for (int i = 0; i < 4; i++) pthread_join(threads[i], 0), sum += results[i];
    return sum == 8 ? 0 : 1;
}
