// Attack: larger register states in the kernel, faults on asking for the processor, and shadow stacks.
// Verdict: accepted
#include <cstdio>
#include <initializer_list>
#include <sys/syscall.h>
#include <unistd.h>

static bool harm = false;

static void refused(const char *what, long result) {
    if (result == -1) return;
    harm = true;
    printf("%s works\n", what);
}

int main() {
    for (unsigned long option : {0x1011ul, 0x1012ul, 0x1021ul, 0x1023ul, 0x1024ul, 0x1025ul, 0x2001ul, 0x2003ul, 0x4001ul, 0x4002ul, 0x5001ul, 0x5002ul})
        refused("arch_prctl", syscall(SYS_arch_prctl, option, 18ul));
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
