// Attack: makes the kernel load modules for families nobody uses, by asking for pairs of them: the refusal must come before the
// kernel looks for the family, which shows in the error.
// Verdict: accepted
#include <cerrno>
#include <cstdio>
#include <sys/socket.h>

int main() {
    bool harm = false;
    for (int family = 2; family < 64; family++) {
        int pair[2];
        errno = 0;
        if (socketpair(family, SOCK_SEQPACKET, 0, pair) == 0 || errno != EPERM) harm = true, printf("the kernel looked for family %d\n", family);
        errno = 0;
        if (socket(family, SOCK_STREAM, 0) != -1 || errno != EPERM) harm = true, printf("the kernel looked for family %d\n", family);
    }
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
