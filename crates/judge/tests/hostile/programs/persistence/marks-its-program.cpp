// Attack: leaves a note on its own program, which all cases share: an attribute, a time, a mode, a lock, a lease.
// Verdict: accepted
#include <cstdio>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

int main() {
    bool found = false;
    int program = open("/proc/self/exe", O_RDONLY);
    char note[64];
    if (flistxattr(program, note, sizeof note) > 0) found = true, puts("found an attribute");
    struct stat about;
    if (fstat(program, &about) != 0) return 1;
    if (about.st_mtime == 1234 || about.st_atime == 1234) found = true, puts("found a time");
    if ((about.st_mode & 0777) == 0751) found = true, puts("found a mode");
    fsetxattr(program, "user.assay-hostile", "once", 4, 0);
    timespec times[] = {{1234, 0}, {1234, 0}};
    futimens(program, times);
    fchmod(program, 0751);
    flock(program, LOCK_EX | LOCK_NB);
    fcntl(program, F_SETLEASE, F_RDLCK);
    int n;
    if (scanf("%d", &n) == 1 && !found) printf("unharmed %d\n", n);
}
