// Attack: namespaces of its own, of every kind and by every call: the way to capabilities.
// Verdict: accepted
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <initializer_list>
#include <linux/sched.h>
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

static bool harm = false;

static void refused(const char *what, long result) {
    if (result == -1) return;
    harm = true;
    printf("%s works\n", what);
}

int main() {
    for (int kind : {CLONE_NEWUSER, CLONE_NEWNS, CLONE_NEWPID, CLONE_NEWNET, CLONE_NEWIPC, CLONE_NEWUTS, CLONE_NEWCGROUP, 0x80}) {
        refused("unshare", unshare(kind));
        refused("unshare with a user", unshare(kind | CLONE_NEWUSER));
        for (int user : {0, CLONE_NEWUSER}) {
            // 0x80 is among the bits for the signal in this call, and only there.
            if (kind == 0x80) continue;
            long child = syscall(SYS_clone, kind | user | SIGCHLD, 0, 0, 0, 0);
            if (child == 0) _exit(0);
            refused("clone", child);
        }
        clone_args arguments{};
        arguments.flags = static_cast<unsigned>(kind) | CLONE_NEWUSER;
        arguments.exit_signal = SIGCHLD;
        long child = syscall(SYS_clone3, &arguments, sizeof arguments);
        if (child == 0) _exit(0);
        refused("clone3", child);
    }
    for (const char *path : {"/proc/1/ns/mnt", "/proc/1/ns/user", "/proc/self/ns/user", "/proc/self/ns/mnt", "/proc/self/ns/net", "/proc/self/ns/pid_for_children"})
        refused("setns", setns(open(path, O_RDONLY), 0));
    int process = syscall(SYS_pidfd_open, 1, 0);
    refused("setns by a process", setns(process, CLONE_NEWNS | CLONE_NEWNET));
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
