// Attack: asks for a signal whenever somebody reads or changes files of the host.
// Verdict: accepted
#include <cstdio>
#include <fcntl.h>
#include <initializer_list>
#include <unistd.h>

static bool harm = false;

static void refused(const char *what, long result) {
    if (result == -1) return;
    harm = true;
    printf("%s works\n", what);
}

int main() {
    for (const char *path : {"/", "/usr", "/usr/bin", "/usr/lib", "/etc", "/box", "/tmp", "/dev"}) {
        int folder = open(path, O_RDONLY | O_DIRECTORY);
        if (folder == -1) continue;
        refused(path, fcntl(folder, F_NOTIFY, DN_ACCESS | DN_MODIFY | DN_CREATE | DN_DELETE | DN_MULTISHOT));
        close(folder);
    }
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
