// Attack: takes the filter away, replaces it by one that allows all, or lets another process answer for the kernel.
// Verdict: accepted
#include <cstddef>
#include <cstdio>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

static bool harm = false;

static void refused(const char *what, long result) {
    if (result == -1) return;
    harm = true;
    printf("%s works\n", what);
}

int main() {
    sock_filter all[] = {BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)};
    sock_fprog program = {1, all};
    // Further filters would change nothing, but take memory of the kernel that all share.
    refused("a filter", syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program));
    refused("a filter", prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program));
    refused("no filter", prctl(PR_SET_SECCOMP, SECCOMP_MODE_DISABLED, nullptr));
    refused("new privileges", prctl(PR_SET_NO_NEW_PRIVS, 0, 0, 0, 0));
    refused("chroot", chroot("/"));
    refused("a socket", syscall(SYS_socket, 2, 1, 0));
    refused("unshare", syscall(SYS_unshare, 0x10000000));
    sock_filter ask[] = {BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_chroot, 0, 1),
                         BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_USER_NOTIF), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)};
    sock_fprog asking = {4, ask};
    refused("a listener", syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER, &asking));
    refused("mount", syscall(SYS_mount, "none", "/box", "tmpfs", 0, nullptr));
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
