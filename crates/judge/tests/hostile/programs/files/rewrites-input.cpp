// Attack: changes its input, which is a file of the judge, in every way a descriptor allows; the second case would read that.
// Verdict: accepted
#include <cstdio>
#include <initializer_list>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

int main() {
    bool harm = false;
    fchmod(0, 0666);
    fchown(0, getuid(), getgid());
    for (const char *path : {"/proc/self/fd/0", "/dev/stdin", "/dev/fd/0"}) {
        chmod(path, 0666);
        for (int flags : {O_RDWR, O_WRONLY, O_WRONLY | O_TRUNC, O_WRONLY | O_APPEND}) {
            int again = open(path, flags);
            if (again != -1 && write(again, "7\n", 2) == 2) harm = true, printf("wrote by %s\n", path);
        }
        if (truncate(path, 0) == 0) harm = true, printf("truncated %s\n", path);
    }
    if (write(0, "7\n", 2) != -1 || pwrite(0, "7\n", 2, 0) != -1) harm = true, puts("wrote");
    if (ftruncate(0, 0) == 0 || fallocate(0, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 0, 1) == 0) harm = true, puts("truncated");
    // The input may be a copy of its own, which takes attributes; the next run's must have none.
    char note[8];
    if (fgetxattr(0, "user.assay-hostile", note, sizeof note) > 0) harm = true, puts("an attribute of an earlier run");
    fsetxattr(0, "user.assay-hostile", "x", 1, 0);
    if (mmap(nullptr, 4096, PROT_WRITE, MAP_SHARED, 0, 0) != MAP_FAILED) harm = true, puts("mapped for writing");
    flock(0, LOCK_EX | LOCK_NB);
    fcntl(0, F_SETLEASE, F_RDLCK);
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
