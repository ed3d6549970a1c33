// Attack: a private table of futexes: half a gigabyte of the kernel's memory that no limit counts.
// Verdict: accepted
#include <cstdio>
#include <initializer_list>
#include <sys/prctl.h>

static bool harm = false;

static void refused(const char *what, long result) {
    if (result == -1) return;
    harm = true;
    printf("%s works\n", what);
}

int main() {
    for (unsigned long slots : {2ul, 1ul << 10, 1ul << 20, 1ul << 23, 1ul << 30}) {
        refused("a table", prctl(78, 1, slots, 0, 0));
        refused("a fixed table", prctl(78, 1, slots, 1, 0));
    }
    refused("the size of the table", prctl(78, 2, 0, 0, 0));
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
