// Attack: has the kernel merge its pages with equal ones, whose time to write tells what others hold.
// Verdict: accepted
#include <cstdio>
#include <cstring>
#include <initializer_list>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

static bool harm = false;

static void refused(const char *what, long result) {
    if (result == -1) return;
    harm = true;
    printf("%s works\n", what);
}

int main() {
    void *pages = mmap(nullptr, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    memset(pages, 1, 1 << 20);
    refused("MADV_MERGEABLE", madvise(pages, 1 << 20, 12));
    refused("MADV_UNMERGEABLE", madvise(pages, 1 << 20, 13));
    // PR_SET_MEMORY_MERGE and PR_GET_MEMORY_MERGE, also with numbers that are equal in their low half.
    for (unsigned long more : {0ul, 1ul << 32, 7ul << 40}) {
        refused("PR_SET_MEMORY_MERGE", syscall(SYS_prctl, 67 + more, 1, 0, 0, 0));
        refused("PR_GET_MEMORY_MERGE", syscall(SYS_prctl, 68 + more, 0, 0, 0, 0));
    }
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
