// Attack: mounts, by the old calls and the new, and takes away those that are there.
// Verdict: accepted
#include <cstdio>
#include <fcntl.h>
#include <initializer_list>
#include <linux/mount.h>
#include <sys/mount.h>
#include <sys/syscall.h>
#include <unistd.h>

static bool harm = false;

static void refused(const char *what, long result) {
    if (result == -1) return;
    harm = true;
    printf("%s works\n", what);
}

int main() {
    for (const char *kind : {"tmpfs", "proc", "sysfs", "cgroup", "cgroup2", "overlay", "devpts", "mqueue", "binfmt_misc", "fuse", "ext4", "bpf", "debugfs"}) {
        refused(kind, mount("none", "/box", kind, 0, nullptr));
        int context = syscall(SYS_fsopen, kind, 0);
        refused("fsopen", context);
    }
    refused("bind", mount("/usr", "/box", nullptr, MS_BIND, nullptr));
    refused("bind everything", mount("/", "/tmp", nullptr, MS_BIND | MS_REC, nullptr));
    for (const char *path : {"/", "/usr", "/box", "/tmp", "/proc", "/dev/shm", "/dev/null"}) {
        refused("remount", mount(nullptr, path, nullptr, MS_REMOUNT | MS_BIND, nullptr));
        refused("remount for writing", mount(nullptr, path, nullptr, MS_REMOUNT, "size=100g"));
        refused("share", mount(nullptr, path, nullptr, MS_SHARED | MS_REC, nullptr));
        refused("unmount", umount2(path, MNT_DETACH));
        unsigned long attributes[4] = {0, MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID, 0, 0};
        refused("mount_setattr", syscall(SYS_mount_setattr, AT_FDCWD, path, AT_RECURSIVE, attributes, sizeof attributes));
        int tree = syscall(SYS_open_tree, AT_FDCWD, path, 1 | AT_RECURSIVE);
        refused("open_tree", tree);
        refused("open_tree without a copy", syscall(SYS_open_tree, AT_FDCWD, path, 0));
        refused("fspick", syscall(SYS_fspick, AT_FDCWD, path, 0));
        refused("move_mount", syscall(SYS_move_mount, AT_FDCWD, path, AT_FDCWD, "/box", 0));
    }
    refused("pivot_root", syscall(SYS_pivot_root, "/box", "/box"));
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
