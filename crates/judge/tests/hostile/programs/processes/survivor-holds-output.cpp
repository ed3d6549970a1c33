// Attack: a child outlives the program and keeps its output open, to delay the verdict.
// Verdict: accepted
#include <cstdio>
#include <unistd.h>
// A process that outlives the program and keeps its output open must not delay the verdict.
int main() {
    if (fork() == 0) {
        setsid();
        for (;;) pause();
    }
    int n;
    if (scanf("%d", &n) == 1) printf("unharmed %d\n", n);
}
