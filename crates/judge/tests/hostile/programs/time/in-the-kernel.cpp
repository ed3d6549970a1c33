// Attack: lets the kernel do the work: time in calls must count like time in the program.
// Verdict: time_limit_exceeded
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

int main() {
    static char block[1 << 20];
    int random = open("/dev/urandom", O_RDONLY);
    for (;;) {
        if (read(random, block, sizeof block) < 0) return 1;
        void *pages = mmap(nullptr, 32 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
        if (pages != MAP_FAILED) munmap(pages, 32 << 20);
    }
}
