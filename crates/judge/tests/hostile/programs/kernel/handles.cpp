// Attack: opens files of the host by number instead of by path, past every root.
// Verdict: accepted
#include <cstdio>
#include <cstring>
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
    for (const char *path : {"/usr", "/", "/etc/ld.so.cache", "/proc/self/exe"}) {
        struct { unsigned bytes; int type; unsigned char handle[120]; } found = {120, 0, {}};
        int mount;
        refused("name_to_handle_at", syscall(SYS_name_to_handle_at, AT_FDCWD, path, &found, &mount, 0));
        // The root folder of the usual disk.
        unsigned root[3] = {2, 0, 0};
        found.bytes = 8;
        found.type = 1;
        memcpy(found.handle, root, sizeof root);
        int folder = open(path, O_RDONLY);
        refused("open_by_handle_at", syscall(SYS_open_by_handle_at, folder, &found, O_RDONLY));
        close(folder);
    }
    struct { unsigned size, spare; unsigned long id, parameter; } request = {24, 0, 0xFFFFFFFFFFFFFFFF, 0};
    unsigned long list[32];
    refused("listmount", syscall(458, &request, list, 32, 0));
    refused("statmount", syscall(457, &request, list, sizeof list, 0));
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
