// Attack: hard links to what belongs to others: system files, its own program, its input by descriptor, and links from
// outside into the box.
// Verdict: accepted
#include <cstdio>
#include <fcntl.h>
#include <string>
#include <unistd.h>

int main() {
    bool harm = false;
    int number = 0;
    for (const char *target : {"/usr/bin/env", "/etc/passwd", "/proc/self/exe", "/proc/self/fd/0", "/dev/null", "/proc/1/exe"})
        for (std::string folder : {"/box/", "/tmp/", "/dev/shm/"}) {
            std::string path = folder + std::to_string(number++);
            if (linkat(AT_FDCWD, target, AT_FDCWD, path.c_str(), AT_SYMLINK_FOLLOW) == 0) harm = true, printf("linked %s\n", target);
        }
    for (int descriptor : {0, 1, 2})
        if (linkat(descriptor, "", AT_FDCWD, "/tmp/from-descriptor", AT_EMPTY_PATH) == 0) harm = true, printf("linked descriptor %d\n", descriptor);
    close(open("/tmp/own", O_CREAT | O_WRONLY, 0600));
    for (const char *path : {"/usr/assay-hostile", "/etc/assay-hostile", "/assay-hostile", "/dev/assay-hostile"})
        if (link("/tmp/own", path) == 0) harm = true, printf("linked to %s\n", path);
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
