// Attack: looks into and steers other processes and the kernel: traces, reads memory, takes descriptors, counts events.
// Verdict: accepted
#include <csignal>
#include <cstdio>
#include <initializer_list>
#include <linux/bpf.h>
#include <linux/perf_event.h>
#include <linux/userfaultfd.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

static bool harm = false;

static void refused(const char *what, long result) {
    if (result == -1) return;
    harm = true;
    printf("%s works\n", what);
}

int main() {
    pid_t child = fork();
    if (child == 0)
        for (;;) pause();
    static char there[64];
    iovec own = {there, sizeof there}, theirs = {there, sizeof there};
    for (pid_t target : {1, getppid(), child}) {
        refused("attach", ptrace(PTRACE_ATTACH, target, nullptr, nullptr));
        refused("seize", ptrace(PTRACE_SEIZE, target, nullptr, nullptr));
        refused("read memory", process_vm_readv(target, &own, 1, &theirs, 1, 0));
        refused("write memory", process_vm_writev(target, &own, 1, &theirs, 1, 0));
        int process = syscall(SYS_pidfd_open, target, 0);
        refused("take a descriptor", syscall(SYS_pidfd_getfd, process, 0, 0));
        refused("advise", syscall(SYS_process_madvise, process, &theirs, 1, 4, 0));
        refused("release", syscall(SYS_process_mrelease, process, 0));
        refused("compare", syscall(SYS_kcmp, getpid(), target, 0, 0, 0));
        perf_event_attr event{};
        event.size = sizeof event;
        refused("count events", syscall(SYS_perf_event_open, &event, target, -1, -1, 0));
    }
    refused("be traced", ptrace(PTRACE_TRACEME, 0, nullptr, nullptr));
    for (int command = 0; command < 40; command++) {
        bpf_attr attributes{};
        refused("bpf", syscall(SYS_bpf, command, &attributes, sizeof attributes));
    }
    refused("userfaultfd", syscall(SYS_userfaultfd, UFFD_USER_MODE_ONLY));
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
