// Attack: many processes write at once, through descriptors they opened anew, and the program itself is silent.
// Verdict: output_limit_exceeded
#include <fcntl.h>
#include <unistd.h>

int main() {
    static char block[1 << 12];
    for (int i = 0; i < 16; i++)
        if (fork() == 0) {
            int output = open(i % 2 ? "/dev/stdout" : "/proc/self/fd/1", O_WRONLY | O_APPEND);
            for (;;)
                if (write(output, block, sizeof block) < 0) _exit(1);
        }
    for (;;) pause();
}
