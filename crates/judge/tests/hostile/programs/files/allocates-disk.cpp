// Attack: allocates files without writing them, each just within the limit, until there is no room, and keeps them.
// Verdict: accepted or memory_limit_exceeded
#include <cstdio>
#include <fcntl.h>
#include <string>
#include <unistd.h>

int main() {
    long mebibytes = 0;
    for (int i = 0; i < 100; i++)
        for (std::string folder : {"/box/", "/tmp/", "/dev/shm/"}) {
            int file = open((folder + std::to_string(i)).c_str(), O_RDWR | O_CREAT, 0600);
            if (file == -1) continue;
            if (fallocate(file, 0, 0, 4 << 20) == 0) mebibytes += 4;
            close(file);
        }
    int n;
    if (scanf("%d", &n) == 1 && mebibytes <= 128) printf("unharmed %d\n", n);
    else printf("allocated %ld MiB\n", mebibytes);
}
