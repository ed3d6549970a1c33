// Attack: speaks to the judge before main, and answers every case with 42
// Verdict: wrong_answer
#include <unistd.h>

static void all(char* at, int size) {
    while (size > 0) {
        int got = read(0, at, size);
        if (got <= 0) _exit(0);
        at += got;
        size -= got;
    }
}

__attribute__((constructor)) static void before(void) {
    char ready[9] = {5}, request[12], answer[13] = {9, 0, 0, 0, 1};
    if (write(0, ready, 9) < 0) _exit(1);
    for (;;) {
        all(request, 12);
        memcpy(answer + 5, request + 4, 4);
        answer[9] = 42;
        if (write(0, answer, 13) < 0) _exit(1);
    }
}

int f(int x) { return x + 1; }
