// Attack: one call of each dangerous part of the kernel.
// Verdict: accepted
#include <cerrno>
#include <cstdio>
#include <sched.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <unistd.h>
static bool works(const char *name, long result) {
    if (result != -1) fprintf(stderr, "%s works\n", name);
    return result != -1;
}
int main() {
    bool harm = false;
    harm |= works("unshare user", unshare(CLONE_NEWUSER));
    harm |= works("unshare mount", unshare(CLONE_NEWNS));
    harm |= works("bpf", syscall(SYS_bpf, 0, nullptr, 0));
    harm |= works("keyctl", syscall(SYS_keyctl, 0, -3, 1));
    harm |= works("add_key", syscall(SYS_add_key, "user", "k", "v", 1, -3));
    char parameters[256] = {};
    harm |= works("io_uring_setup", syscall(SYS_io_uring_setup, 4, parameters));
    harm |= works("perf_event_open", syscall(SYS_perf_event_open, parameters, 0, -1, -1, 0));
    harm |= works("userfaultfd", syscall(SYS_userfaultfd, 0));
    harm |= works("init_module", syscall(SYS_init_module, parameters, 0, ""));
    harm |= works("ptrace", ptrace(PTRACE_TRACEME, 0, nullptr, nullptr));
    harm |= works("sethostname", sethostname("x", 1));
    int n;
    if (scanf("%d", &n) != 1 || harm) return 1;
    printf("unharmed %d\n", n);
}
