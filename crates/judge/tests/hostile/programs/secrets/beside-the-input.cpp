// Attack: goes from the descriptor of its input to the folder that holds it, and the answer beside it.
// Verdict: accepted
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

int main() {
    bool harm = false;
    for (std::string way : {"/proc/self/fd/0/..", "/proc/self/fd/0/../1.ans", "/dev/stdin/../1.ans", "/proc/self/fd/0/"})
        if (open(way.c_str(), O_RDONLY) != -1) harm = true, printf("opened %s\n", way.c_str());
    for (const char *way : {"..", "../1.ans", "1.ans", "."})
        if (openat(0, way, O_RDONLY) != -1) harm = true, printf("opened %s\n", way);
    if (fchdir(0) == 0) harm = true, puts("entered");
    char path[4096] = {};
    if (readlink("/proc/self/fd/0", path, sizeof path - 1) > 0) {
        std::string folder = path;
        folder.resize(folder.rfind('/') == std::string::npos ? 0 : folder.rfind('/'));
        // Where the input lies may be told; nothing there may be reached by that.
        for (const char *name : {"/1.ans", "/2.ans", "/1.in", ""})
            if (open((folder + name).c_str(), O_RDONLY) != -1 && !folder.empty()) harm = true, printf("opened %s%s\n", folder.c_str(), name);
    }
    struct stat about;
    if (fstat(0, &about) != 0) return 1;
    char handle[128] = {};
    reinterpret_cast<unsigned *>(handle)[0] = 100;
    int mount;
    if (syscall(SYS_name_to_handle_at, 0, "", handle, &mount, AT_EMPTY_PATH) == 0) harm = true, puts("a handle");
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
