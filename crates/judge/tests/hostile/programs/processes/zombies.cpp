// Attack: children that end at once and are never waited for, so that dead ones fill the table of processes.
// Verdict: accepted
#include <cerrno>
#include <cstdio>
#include <unistd.h>

int main() {
    int born = 0, refused = 0;
    while (born < 2000 && !refused) {
        pid_t child = fork();
        if (child == 0) _exit(0);
        if (child == -1) refused = errno;
        born++;
    }
    int n;
    if (scanf("%d", &n) == 1 && refused == EAGAIN && born < 100) printf("unharmed %d\n", n);
    else printf("%d children were born\n", born);
}
