// Attack: answers the second case itself, wrongly, and then lets the driver answer
// Verdict: accepted, wrong_answer, run_time_error
#include <unistd.h>

void frame(unsigned char kind, unsigned number, int value) {
    unsigned char message[13] = {9, 0, 0, 0, kind};
    memcpy(message + 5, &number, 4);
    memcpy(message + 9, &value, 4);
    if (write(3, message, sizeof message) < 0) abort();
}

class Solution {
public:
    int f(int x) {
        if (x == 2) {
            frame(1, 2, 7);
        }
        return x + 1;
    }
};
