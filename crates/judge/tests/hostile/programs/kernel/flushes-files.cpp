// Attack: makes the host write single files to its disks, again and again, on the account of nobody.
// Verdict: accepted
#include <cstdio>
#include <fcntl.h>
#include <initializer_list>
#include <linux/fiemap.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

static bool harm = false;

static void refused(const char *what, long result) {
    if (result == -1) return;
    harm = true;
    printf("%s works\n", what);
}

int main() {
    for (const char *path : {"/", "/usr", "/etc/passwd", "/usr/bin/env", "/proc/self/exe", "/dev/stdin", "/box"}) {
        int file = open(path, O_RDONLY | O_NONBLOCK);
        if (file == -1) continue;
        refused("fsync", fsync(file));
        refused("fdatasync", fdatasync(file));
        refused("sync_file_range", syscall(SYS_sync_file_range, file, 0ul, 0ul, 7));
        fiemap map = {};
        map.fm_length = ~0ull;
        map.fm_flags = FIEMAP_FLAG_SYNC;
        refused("a map of the file", ioctl(file, FS_IOC_FIEMAP, &map));
        close(file);
    }
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
