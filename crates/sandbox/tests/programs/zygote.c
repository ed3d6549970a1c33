// Tries to harm the zygote, process 1.
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/uio.h>
#include <unistd.h>

int main(void) {
    for (int signal = 1; signal <= 64; signal++) kill(1, signal);
    struct rlimit limit = {0, 0};
    prlimit(1, RLIMIT_NOFILE, &limit, 0);
    prlimit(1, RLIMIT_FSIZE, &limit, 0);
    prlimit(1, RLIMIT_AS, &limit, 0);
    setpriority(PRIO_PROCESS, 1, 19);
    const char *doors[] = {"/proc/1/mem", "/proc/1/fd/3", "/proc/1/root/root", "/proc/1/environ", "/proc/1/maps"};
    for (int i = 0; i < 5; i++) {
        char byte;
        int fd = open(doors[i], O_RDONLY);
        if (fd >= 0 && read(fd, &byte, 1) > 0) printf("read %s\n", doors[i]);
        fd = open(doors[i], O_WRONLY);
        if (fd >= 0 && write(fd, "x", 1) > 0) printf("wrote %s\n", doors[i]);
    }
    puts("alive");
    return 0;
}
