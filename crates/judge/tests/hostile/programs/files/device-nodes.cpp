// Attack: makes nodes of the host's devices: disks, memory, the kernel's log, terminals.
// Verdict: accepted
#include <cstdio>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

int main() {
    bool harm = false;
    const struct { const char *name; mode_t kind; int major, minor; } nodes[] = {
        {"vda", S_IFBLK, 254, 0}, {"sda", S_IFBLK, 8, 0}, {"loop", S_IFBLK, 7, 0}, {"mem", S_IFCHR, 1, 1},
        {"kmsg", S_IFCHR, 1, 11}, {"tty", S_IFCHR, 5, 0}, {"ptmx", S_IFCHR, 5, 2}, {"fuse", S_IFCHR, 10, 229},
        {"kvm", S_IFCHR, 10, 232}, {"whiteout", S_IFCHR, 0, 0}};
    for (std::string folder : {"/box/", "/tmp/", "/dev/shm/"})
        for (auto &node : nodes) {
            std::string path = folder + node.name;
            mknod(path.c_str(), node.kind | 0666, makedev(node.major, node.minor));
            // The node may exist, if it opens nothing.
            if (open(path.c_str(), O_RDONLY | O_NONBLOCK) != -1) harm = true, printf("opened %s\n", path.c_str());
        }
    for (std::string path : {"/dev/tty", "/dev/ptmx", "/dev/kmsg", "/dev/fuse", "/dev/kvm", "/dev/loop-control", "/dev/net/tun", "/dev/vsock", "/dev/vhost-vsock"})
        if (open(path.c_str(), O_RDWR | O_NONBLOCK) != -1) harm = true, printf("opened %s\n", path.c_str());
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
