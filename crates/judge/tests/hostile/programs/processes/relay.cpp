// Attack: a chain in which each process starts the next and dies, too short-lived to be named and killed.
// Verdict: accepted
#include <csignal>
#include <cstdio>
#include <unistd.h>

int main() {
    for (int chain = 0; chain < 8; chain++)
        if (fork() == 0) {
            setsid();
            for (;;)
                if (fork() != 0) _exit(0);
        }
    int n;
    if (scanf("%d", &n) == 1) printf("unharmed %d\n", n);
}
