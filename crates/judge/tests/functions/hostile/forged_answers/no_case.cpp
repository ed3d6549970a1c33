// Attack: answers a case with the number 0
// Verdict: accepted, run_time_error, accepted
// Says: belongs to another case
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
            frame(1, 0, 3);
        }
        return x + 1;
    }
};
