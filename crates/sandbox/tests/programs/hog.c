// Allocates memory: without end on the heap, on the stack, in eight children or in a file; or 40 MiB; or in several parts, at most 32 MiB at
// the same time.
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define MIB (1024 * 1024)

static int heap(size_t mib) {
    for (size_t i = 0; i < mib; i++) {
        char *part = malloc(MIB);
        if (!part) abort();
        memset(part, 1, MIB);
    }
    return 0;
}

static int stack(volatile char *above) {
    volatile char frame[4096];
    memset((void *)frame, 1, sizeof frame);
    return stack(frame) + frame[0] + *above;
}

int main(int argc, char **argv) {
    const char *how = argc == 2 ? argv[1] : "";
    char first = 0;
    if (!strcmp(how, "heap")) return heap(4096);
    if (!strcmp(how, "stack")) return stack(&first);
    if (!strcmp(how, "some")) return heap(40);
    if (!strcmp(how, "parts")) {
        int fd = open("file", O_CREAT | O_WRONLY, 0600);
        static char block[MIB];
        for (int i = 0; i < 20; i++) {
            if (write(fd, block, MIB) < 0) return errno;
        }
        for (int i = 0; i < 2; i++) {
            int status;
            pid_t child = fork();
            if (child == 0) return heap(i ? 5 : 12);
            if (waitpid(child, &status, 0) < 0 || status) return 2;
        }
        return 0;
    }
    if (!strcmp(how, "children")) {
        for (int i = 0; i < 8; i++) {
            if (fork() == 0) {
                heap(20);
                pause();
            }
        }
        for (;;) pause();
    }
    if (!strcmp(how, "file")) {
        int fd = open("file", O_CREAT | O_WRONLY, 0600);
        static char block[MIB];
        for (int i = 0; i < 4096; i++) {
            if (write(fd, block, MIB) < 0) return errno;
        }
    }
    return 1;
}
