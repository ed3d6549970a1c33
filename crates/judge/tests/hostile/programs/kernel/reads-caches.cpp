// Attack: finds out which files of the host lie in its cache, that is, what others run, and drives them out.
// Verdict: accepted
#include <cstdio>
#include <fcntl.h>
#include <initializer_list>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static bool harm = false;

static void refused(const char *what, long result) {
    if (result == -1) return;
    harm = true;
    printf("%s works\n", what);
}

int main() {
    static char bytes[4096];
    for (const char *path : {"/proc/self/exe", "/usr/bin/env", "/usr/bin/python3", "/usr/bin/gcc", "/dev/stdin"}) {
        int file = open(path, O_RDONLY | O_NONBLOCK);
        if (file == -1) continue;
        iovec part = {bytes, sizeof bytes};
        for (int flags : {0x8, 0x80, 0x1, 0x8 | 0x1}) {
            refused("preadv2", syscall(SYS_preadv2, file, &part, 1ul, 0ul, 0ul, flags));
            refused("pwritev2", syscall(SYS_pwritev2, file, &part, 1ul, 0ul, 0ul, flags));
        }
        unsigned long range[2] = {0, 0}, found[5];
        refused("cachestat", syscall(451, file, range, found, 0));
        for (int advice : {POSIX_FADV_DONTNEED, POSIX_FADV_NOREUSE})
            refused("fadvise", syscall(SYS_fadvise64, file, 0ul, 0ul, advice));
        close(file);
    }
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
