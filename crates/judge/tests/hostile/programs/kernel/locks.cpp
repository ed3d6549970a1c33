// Attack: locks and leases on files of the host and on its own descriptors, which other boxes and the judge would see.
// Verdict: accepted
#include <cstdio>
#include <fcntl.h>
#include <initializer_list>
#include <sys/file.h>
#include <unistd.h>

static bool harm = false;

static void refused(const char *what, long result) {
    if (result == -1) return;
    harm = true;
    printf("%s works\n", what);
}

int main() {
    for (const char *path : {"/proc/self/exe", "/usr/bin/python3", "/usr/bin/env", "/etc/passwd", "/dev/stdin", "/dev/stdout", "/dev/null", "/box", "/usr"}) {
        int file = open(path, O_RDONLY | O_NONBLOCK);
        if (file == -1) continue;
        for (int how : {LOCK_EX | LOCK_NB, LOCK_SH | LOCK_NB, LOCK_UN}) refused(path, flock(file, how));
        for (int command : {F_SETLK, F_SETLKW, F_GETLK, F_OFD_SETLK, F_OFD_SETLKW, F_OFD_GETLK}) {
            struct flock lock = {};
            lock.l_type = F_RDLCK;
            refused(path, fcntl(file, command, &lock));
        }
        for (int lease : {F_RDLCK, F_WRLCK, F_UNLCK}) refused(path, fcntl(file, F_SETLEASE, lease));
        refused(path, fcntl(file, F_GETLEASE));
        close(file);
    }
    for (int file : {0, 1, 2}) {
        struct flock lock = {};
        lock.l_type = F_WRLCK;
        refused("a lock of a descriptor", flock(file, LOCK_EX | LOCK_NB));
        refused("an OFD lock of a descriptor", fcntl(file, F_OFD_SETLK, &lock));
        refused("lockf", lockf(file, F_TLOCK, 0));
    }
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
