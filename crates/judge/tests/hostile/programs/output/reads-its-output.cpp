// Attack: opens the output pipe for reading, to take back what was written, or what an earlier run wrote.
// Verdict: accepted
#include <cstdio>
#include <initializer_list>
#include <fcntl.h>
#include <unistd.h>

int main() {
    bool harm = false;
    for (const char *path : {"/proc/self/fd/1", "/proc/self/fd/2", "/dev/stdout", "/dev/stderr"}) {
        int pipe = open(path, O_RDONLY | O_NONBLOCK);
        char byte;
        if (read(pipe, &byte, 1) > 0) harm = true;
        if (pipe != -1) close(pipe);
    }
    if (ftruncate(1, 0) == 0 || lseek(1, 0, SEEK_SET) != -1) harm = true;
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
