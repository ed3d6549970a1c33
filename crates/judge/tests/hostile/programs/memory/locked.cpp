// Attack: locks all its memory, now and later, so that the host cannot have it back.
// Verdict: accepted
#include <cstdio>
#include <sys/mman.h>
#include <sys/resource.h>

int main() {
    bool harm = false;
    struct rlimit all = {RLIM_INFINITY, RLIM_INFINITY};
    if (setrlimit(RLIMIT_MEMLOCK, &all) == 0) harm = true, puts("the limit was raised");
    const size_t size = 1 << 20;
    void *memory = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mlock(memory, size) == 0) harm = true, puts("a MiB was locked");
    if (mlockall(MCL_CURRENT | MCL_FUTURE) == 0) harm = true, puts("all was locked");
    if (mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_LOCKED, -1, 0) != MAP_FAILED) harm = true, puts("locked at birth");
    if (mmap(nullptr, 1 << 21, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_HUGETLB, -1, 0) != MAP_FAILED) harm = true, puts("a huge page");
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
