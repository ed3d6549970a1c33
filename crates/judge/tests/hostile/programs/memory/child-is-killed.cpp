// Attack: a child takes the memory and is killed for it; the program goes on and answers rightly.
// Verdict: memory_limit_exceeded
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <sys/wait.h>
#include <unistd.h>

int main() {
    pid_t child = fork();
    if (child == 0) {
        const size_t all = 256 << 20;
        char *memory = static_cast<char *>(malloc(all));
        // Refused at once where the address space is limited: half of it is not, and is too much all the same.
        if (!memory) memory = static_cast<char *>(malloc(160 << 20));
        for (size_t at = 0; memory && at < all; at += 4096) memory[at] = 1;
        _exit(0);
    }
    waitpid(child, nullptr, 0);
    int n;
    if (scanf("%d", &n) == 1) printf("unharmed %d\n", n);
}
