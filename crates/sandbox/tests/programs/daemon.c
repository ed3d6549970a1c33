// Leaves a completely detached process behind. With "hold", that process keeps the output open.
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char **argv) {
    int ready[2];
    pipe(ready);
    if (fork() == 0) {
        setsid();
        if (fork() == 0) {
            for (int signal = 1; signal < 32; signal++) sigaction(signal, &(struct sigaction){.sa_handler = SIG_IGN}, 0);
            if (argc < 2 || strcmp(argv[1], "hold")) {
                close(1);
                close(2);
            }
            write(ready[1], "x", 1);
            for (;;) {
                close(open("left-behind", O_CREAT | O_WRONLY, 0600));
                close(open("/dev/shm/left-behind", O_CREAT | O_WRONLY, 0600));
            }
        }
        _exit(0);
    }
    char byte;
    return read(ready[0], &byte, 1) != 1;
}
