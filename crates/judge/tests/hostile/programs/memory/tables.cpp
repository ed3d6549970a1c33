// Attack: a page here and there in an endless address space, so that the kernel's tables take what the pages do not.
// Verdict: memory_limit_exceeded
// Without control groups: accepted
#include <cstdio>
#include <sys/mman.h>

int main() {
    const size_t step = 1 << 21, all = 1ul << 42;
    void *space = mmap(nullptr, all, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (space != MAP_FAILED) {
        madvise(space, all, MADV_NOHUGEPAGE);
        for (size_t at = 0; at < all; at += step) static_cast<volatile char *>(space)[at] = 1;
    }
    // There is no such space where its size is limited.
    int n;
    if (scanf("%d", &n) == 1) printf("unharmed %d\n", n);
}
