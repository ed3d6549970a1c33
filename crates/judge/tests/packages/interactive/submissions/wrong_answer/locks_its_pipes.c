// The judge must not depend on locks that a program can take.
#define _GNU_SOURCE
#include <fcntl.h>
#include <sys/file.h>
int main(void) {
    struct flock whole = {.l_type = F_WRLCK};
    for (int fd = 0; fd < 3; fd++) {
        flock(fd, LOCK_EX | LOCK_NB);
        fcntl(fd, F_SETLK, &whole);
        fcntl(fd, F_OFD_SETLK, &whole);
        fcntl(fd, F_SETLEASE, F_RDLCK);
    }
    return 0;
}
