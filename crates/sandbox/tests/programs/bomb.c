// With "count", prints how many children it can have at a time. With "bomb", forks without end.
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char **argv) {
    if (argc == 2 && !strcmp(argv[1], "count")) {
        int children = 0;
        for (; children < 200; children++) {
            pid_t child = fork();
            if (child < 0) break;
            if (child == 0) {
                pause();
                _exit(0);
            }
        }
        printf("%d\n", children);
        return 0;
    }
    if (argc == 2 && !strcmp(argv[1], "bomb")) {
        for (;;) {
            if (fork() == 0) setsid();
        }
    }
    return 1;
}
