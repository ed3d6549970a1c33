// Removes the mode of its own executable, if it is allowed to.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

int main(int argc, char **argv) {
    fchmod(open("/proc/self/exe", O_RDONLY), strtol(argv[1], NULL, 8));
    puts("ran");
    return 0;
}
