// Attack: writes its memory to swap, where no limit counts it, and breaks pages of the machine.
// Verdict: accepted
#include <cstdio>
#include <cstring>
#include <initializer_list>
#include <sys/mman.h>

static bool harm = false;

static void refused(const char *what, long result) {
    if (result == -1) return;
    harm = true;
    printf("%s works\n", what);
}

int main() {
    void *pages = mmap(nullptr, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    memset(pages, 1, 1 << 20);
    for (int advice : {6, 7, 9, 20, 21, 25, 100, 101, 1000, -1}) refused("advice", madvise(pages, 1 << 20, advice));
    // What runtimes use works.
    for (int advice : {MADV_WILLNEED, MADV_DONTNEED, MADV_FREE, MADV_NOHUGEPAGE})
        if (madvise(pages, 1 << 20, advice) != 0) harm = true, printf("advice %d fails\n", advice);
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
