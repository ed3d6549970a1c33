// Attack: makes the host write all it has in memory to its disks, again and again, on the account of nobody.
// Verdict: accepted
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <initializer_list>
#include <sys/syscall.h>
#include <unistd.h>

static bool harm = false;

static void refused(const char *what, long result) {
    if (result == -1) return;
    harm = true;
    printf("%s works\n", what);
}

int main() {
    // The library has no result for this one.
    refused("sync", syscall(SYS_sync));
    for (const char *path : {"/", "/usr", "/proc/self/exe", "/dev/stdin"}) {
        int file = open(path, O_RDONLY);
        if (file != -1) refused("syncfs", syncfs(file));
        close(file);
    }
    refused("syncfs of the input", syncfs(0));
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
