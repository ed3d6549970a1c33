// Attack: signals by other ways than kill: a descriptor of the process, a thread's number, a queue with a forged sender, and
// descriptors, leases and timers that the kernel tells of by signal, to the zygote.
// Verdict: accepted
#include <csignal>
#include <cstdio>
#include <ctime>
#include <initializer_list>
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

int main() {
    for (pid_t target : {1, getppid()}) {
        siginfo_t forged{};
        forged.si_signo = SIGKILL;
        forged.si_code = SI_KERNEL;
        int process = syscall(SYS_pidfd_open, target, 0);
        syscall(SYS_pidfd_send_signal, process, SIGKILL, nullptr, 0);
        syscall(SYS_pidfd_send_signal, process, SIGKILL, &forged, 0);
        syscall(SYS_rt_sigqueueinfo, target, SIGKILL, &forged);
        syscall(SYS_rt_tgsigqueueinfo, target, target, SIGKILL, &forged);
        syscall(SYS_tgkill, target, target, SIGKILL);
        syscall(SYS_tkill, target, SIGKILL);
        close(process);
        int ends[2];
        if (pipe(ends) != 0) return 1;
        for (int end : ends) {
            fcntl(end, F_SETOWN, target);
            fcntl(end, F_SETSIG, SIGKILL);
            fcntl(end, F_SETFL, O_ASYNC | O_NONBLOCK);
        }
        if (write(ends[1], "x", 1) != 1) return 1;
        int folder = open("/box", O_RDONLY);
        fcntl(folder, F_SETOWN, target);
        fcntl(folder, F_SETSIG, SIGKILL);
        fcntl(folder, F_NOTIFY, DN_CREATE | DN_MULTISHOT);
        close(open("/box/noticed", O_CREAT | O_WRONLY, 0600));
        sigevent event{};
        event.sigev_notify = SIGEV_THREAD_ID;
        event.sigev_signo = SIGKILL;
        event._sigev_un._tid = target;
        long timer;
        if (syscall(SYS_timer_create, CLOCK_MONOTONIC, &event, &timer) == 0) return puts("a timer for another process"), 0;
        close(ends[0]), close(ends[1]), close(folder);
    }
    int n;
    if (scanf("%d", &n) == 1) printf("unharmed %d\n", n);
}
