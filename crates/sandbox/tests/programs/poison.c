// Tries to overwrite its own executable.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
    int flags[] = {O_RDWR, O_WRONLY, O_WRONLY | O_TRUNC};
    int written = 0;
    for (int i = 0; i < 3; i++) {
        int fd = open("/proc/self/exe", flags[i]);
        if (fd >= 0 && write(fd, "x", 1) == 1) written = 1;
    }
    puts(written ? "could" : "could not");
    return 0;
}
