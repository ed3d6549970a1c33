// Changes its descriptors in every possible way, and prints what was already changed at the start.
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

int main(int argc, char **argv) {
    for (int fd = 0; fd < 256; fd++) {
        int flags = fcntl(fd, F_GETFL);
        if (flags == -1) continue;
        if (fd > 2) fprintf(stderr, "descriptor %d\n", fd);
        if (flags & (O_NONBLOCK | O_ASYNC | O_APPEND | O_DIRECT)) fprintf(stderr, "flags of %d: %o\n", fd, flags);
    }
    struct flock whole = {.l_type = F_RDLCK, .l_whence = SEEK_SET};
    struct f_owner_ex owner = {F_OWNER_PID, getpid()};
    int on = 1, self = getpid();
    for (int fd = 0; fd < 3; fd++) {
        const int locks[] = {F_SETLK, F_SETLKW, F_OFD_SETLK, F_OFD_SETLKW, F_GETLK, F_OFD_GETLK};
        for (int i = 0; i < 6; i++) {
            for (whole.l_type = F_RDLCK; whole.l_type <= F_WRLCK; whole.l_type++)
                if (fcntl(fd, locks[i], &whole) == 0) fprintf(stderr, "lock %d of %d\n", locks[i], fd);
            whole.l_type = F_RDLCK;
        }
        const int shared[] = {LOCK_EX | LOCK_NB, LOCK_SH | LOCK_NB, LOCK_UN};
        for (int i = 0; i < 3; i++)
            if (flock(fd, shared[i]) == 0) fprintf(stderr, "flock %d of %d\n", shared[i], fd);
        if (fcntl(fd, F_SETLEASE, F_RDLCK) == 0) fprintf(stderr, "a lease of %d\n", fd);
        if (fcntl(fd, F_NOTIFY, DN_MODIFY | DN_MULTISHOT) == 0) fprintf(stderr, "news of %d\n", fd);
        if (fcntl(fd, F_SETPIPE_SZ, 4096) != -1) fprintf(stderr, "the size of %d\n", fd);
        if (fcntl(fd, F_SETOWN, self) == 0) fprintf(stderr, "the owner of %d\n", fd);
        if (fcntl(fd, F_SETOWN_EX, &owner) == 0) fprintf(stderr, "the owner of %d\n", fd);
        if (fcntl(fd, F_SETSIG, SIGCONT) == 0) fprintf(stderr, "the signal of %d\n", fd);
        if (ioctl(fd, FIOSETOWN, &self) == 0) fprintf(stderr, "the owner of %d\n", fd);
        if (ioctl(fd, FIOASYNC, &on) == 0) fprintf(stderr, "signals of %d\n", fd);
        // These may work, because the flags belong to this program only.
        fcntl(fd, F_SETFL, O_NONBLOCK | O_ASYNC | O_APPEND);
        ioctl(fd, FIONBIO, &on);
    }
    return 0;
}
