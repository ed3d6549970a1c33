// Attack: announces an answer of 4 GB in the second case
// Verdict: accepted, output_limit_exceeded, accepted
// Says: The answer has 4294967295 bytes
#include <unistd.h>

int f(int x) {
    if (x == 2) {
        if (write(3, "\377\377\377\377", 4) < 0) abort();
        pause();
    }
    return x + 1;
}
