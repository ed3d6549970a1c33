// Attack: the old way out of a changed root: a root of its own below a folder it still holds, and then upwards.
// Verdict: accepted
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static bool harm = false;

static void refused(const char *what, long result) {
    if (result == -1) return;
    harm = true;
    printf("%s works\n", what);
}

int main() {
    int outside = open(".", O_RDONLY);
    mkdir("/box/root", 0755);
    refused("chroot", chroot("/box/root"));
    refused("chroot to the box", chroot("."));
    refused("chroot to the root", chroot("/"));
    if (fchdir(outside) != 0) return 1;
    for (int i = 0; i < 64; i++)
        if (chdir("..") != 0) return 1;
    refused("chroot at the top", chroot("."));
    refused("a home", open("home", O_RDONLY));
    refused("a kernel", open("boot", O_RDONLY));
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
