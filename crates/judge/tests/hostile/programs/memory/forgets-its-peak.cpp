// Attack: takes too much for a moment, gives it back, and clears the record.
// Verdict: memory_limit_exceeded
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

int main() {
    const size_t size = 200 << 20;
    void *memory = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    memset(memory, 1, size);
    munmap(memory, size);
    int record = open("/proc/self/clear_refs", O_WRONLY);
    if (write(record, "5", 1) == 1) return puts("cleared"), 0;
    int n;
    if (scanf("%d", &n) == 1) printf("unharmed %d\n", n);
}
