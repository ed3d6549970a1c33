// Attack: exits with 0 in the second case, and answers in an exit handler, wrongly
// Verdict: accepted, wrong_answer, run_time_error
#include <unistd.h>

static void frame(unsigned char kind, unsigned number, int value) {
    unsigned char message[13] = {9, 0, 0, 0, kind};
    memcpy(message + 5, &number, 4);
    memcpy(message + 9, &value, 4);
    if (write(3, message, sizeof message) < 0) abort();
}

static void late(void) { frame(1, 2, 7); }

int f(int x) {
    if (x == 2) {
        atexit(late);
        exit(0);
    }
    return x + 1;
}
