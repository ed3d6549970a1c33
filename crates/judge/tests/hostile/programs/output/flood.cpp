// Attack: output without end, as fast as the kernel takes it.
// Verdict: output_limit_exceeded
#include <unistd.h>

int main() {
    static char block[1 << 16];
    for (;;)
        if (write(1, block, sizeof block) < 0) return 1;
}
