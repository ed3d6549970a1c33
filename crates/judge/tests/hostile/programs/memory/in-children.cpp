// Attack: many processes, each with less than the limit, all together far beyond it.
// Verdict: memory_limit_exceeded
#include <unistd.h>

int main() {
    static volatile char share[16 << 20];
    for (int i = 0; i < 20; i++)
        if (fork() == 0) {
            for (size_t at = 0; at < sizeof share; at += 4096) share[at] = 1;
            for (;;) pause();
        }
    for (;;) pause();
}
