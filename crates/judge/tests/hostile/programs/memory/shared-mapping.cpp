// Attack: memory that is mapped to be shared, and so belongs to no process.
// Verdict: memory_limit_exceeded
#include <cstring>
#include <sys/mman.h>
#include <unistd.h>

int main() {
    const size_t step = 1 << 20;
    for (;;) {
        void *more = mmap(nullptr, step, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        // Refused: what is held must still be seen.
        if (more == MAP_FAILED) pause();
        memset(more, 1, step);
    }
}
