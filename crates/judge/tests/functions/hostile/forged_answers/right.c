// Attack: answers the second case itself and never returns; the answer is right
// Verdict: accepted, accepted, time_limit_exceeded
#include <unistd.h>

static void frame(unsigned char kind, unsigned number, int value) {
    unsigned char message[13] = {9, 0, 0, 0, kind};
    memcpy(message + 5, &number, 4);
    memcpy(message + 9, &value, 4);
    if (write(3, message, sizeof message) < 0) abort();
}

int f(int x) {
    if (x == 2) {
        frame(1, 2, 3);
        for (;;);
    }
    return x + 1;
}
