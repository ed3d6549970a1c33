// Attack: calls by numbers that this kernel may have and the judge does not know: newer ones, and those of another kind.
// Verdict: accepted
#include <cerrno>
#include <cstdio>
#include <initializer_list>
#include <unistd.h>

static bool harm = false;

static void refused(const char *what, long result) {
    if (result == -1) return;
    harm = true;
    printf("%s works\n", what);
}

int main() {
    for (long call = 463; call < 1200; call++) refused("a newer call", syscall(call, 0, 0, 0, 0, 0, 0));
    for (long call = 0; call < 600; call++) {
        errno = 0;
        long result = syscall(0x40000000 + call, 0, 0, 0, 0, 0, 0);
        if (result != -1 || errno != ENOSYS) harm = true, printf("call %ld of the other kind\n", call);
    }
    for (long call : {-1l, 0xFFFFFFFFl, 0x80000000l, 0x7FFFFFFFl}) refused("no call", syscall(call, 0, 0, 0, 0, 0, 0));
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
