// Tries system calls no program of a judge needs, and says of each whether it was refused (EPERM or ENOSYS).
#define _GNU_SOURCE
#include <errno.h>
#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

static void tell(const char *name, long result) {
    int refused = result < 0 && (errno == EPERM || errno == ENOSYS);
    printf("%s %s\n", name, refused ? "refused" : result < 0 ? strerror(errno) : "done");
}

#define TRY(name, ...) tell(#name, syscall(SYS_##name, ##__VA_ARGS__))
#define TRY_NUMBER(number) tell("number " #number, syscall(number, 0, 0, 0, 0, 0, 0))

int main(void) {
    char buffer[4096] = {0};
    struct rlimit limit = {1, 1};
    TRY(ptrace, 0, 0, 0, 0);
    TRY(process_vm_readv, getpid(), 0, 0, 0, 0, 0);
    TRY(process_vm_writev, getpid(), 0, 0, 0, 0, 0);
    TRY(kcmp, getpid(), getpid(), 0, 0, 0);
    TRY(pidfd_getfd, 0, 0, 0);
    TRY(process_madvise, 0, 0, 0, 0, 0);
    TRY(process_mrelease, 0, 0);
    TRY(add_key, "user", "name", "x", 1, -3);
    TRY(request_key, "user", "name", 0, 0);
    TRY(keyctl, 0, -3, 1);
    TRY(bpf, 0, buffer, sizeof buffer);
    TRY(perf_event_open, buffer, 0, -1, -1, 0);
    TRY(userfaultfd, 1);
    TRY(io_uring_setup, 8, buffer);
    TRY(io_uring_enter, 0, 0, 0, 0, 0);
    TRY(io_uring_register, 0, 0, 0, 0);
    TRY(io_setup, 1, buffer);
    TRY(io_submit, 0, 0, 0);
    TRY(inotify_init1, 0);
    TRY(mount, "x", "/box", "tmpfs", 0, 0);
    TRY(umount2, "/box", 2);
    TRY(pivot_root, "/box", "/box");
    TRY(chroot, "/box");
    TRY(open_tree, -100, "/box", 1);
    TRY(move_mount, -1, "", -1, "", 0);
    TRY(fsopen, "tmpfs", 0);
    TRY(fsconfig, 0, 6, 0, 0, 0);
    TRY(fsmount, 0, 0, 0);
    TRY(fspick, -100, "/box", 0);
    TRY(mount_setattr, -100, "/", 0, buffer, 32);
    TRY(unshare, CLONE_NEWUSER);
    TRY(unshare, CLONE_NEWNS);
    TRY(unshare, CLONE_FILES);
    TRY(setns, 0, 0);
    TRY(clone, CLONE_NEWUSER | SIGCHLD, 0, 0, 0, 0);
    TRY(clone, CLONE_NEWPID | SIGCHLD, 0, 0, 0, 0);
    TRY(clone, SIGCONT, 0, 0, 0, 0);
    TRY(clone, CLONE_PARENT | SIGCONT, 0, 0, 0, 0);
    TRY(clone, CLONE_NEWNET | SIGCHLD, 0, 0, 0, 0);
    TRY(clone, CLONE_NEWNS | SIGCHLD, 0, 0, 0, 0);
    TRY(clone3, buffer, 64);
    TRY(name_to_handle_at, -100, "/", buffer, buffer + 2048, 0);
    TRY(open_by_handle_at, -100, buffer, 0);
    TRY(fanotify_init, 0, 0);
    TRY(quotactl, 0, 0, 0, 0);
    TRY(swapon, "/box/x", 0);
    TRY(swapoff, "/box/x");
    TRY(reboot, 0, 0, 0, 0);
    TRY(kexec_load, 0, 0, 0, 0);
    TRY(kexec_file_load, 0, 0, 0, 0, 0);
    TRY(init_module, buffer, 1, "");
    TRY(finit_module, 0, "", 0);
    TRY(delete_module, "x", 0);
    TRY(acct, "/box/x");
    TRY(settimeofday, buffer, 0);
    TRY(clock_settime, 0, buffer);
    TRY(adjtimex, buffer);
    TRY(sethostname, "x", 1);
    TRY(setdomainname, "x", 1);
    TRY(syslog, 3, buffer, 100);
    TRY(vhangup);
    TRY(sync);
    TRY(syncfs, 0);
    TRY(setpriority, 0, 1, 19);
    TRY(sched_setaffinity, 1, 8, buffer);
    TRY(sched_setscheduler, 1, 0, buffer);
    TRY(sched_setattr, 1, buffer, 0);
    TRY(ioprio_set, 1, 1, 0);
    TRY(prlimit64, 1, RLIMIT_NOFILE, &limit, 0);
    TRY(shmget, 1, 4096, 01600);
    TRY(semget, 1, 1, 01600);
    TRY(msgget, 1, 01600);
    TRY(mq_open, "x", 0102, 0600, 0);
    TRY(memfd_secret, 0);
    TRY(memfd_create, "x", 0);
    TRY(socket, 2, 1, 0);
    TRY(socket, 10, 1, 0);
    TRY(socket, 16, 3, 0);
    TRY(socket, 17, 3, 0);
    TRY(socket, 38, 5, 0);
    TRY(socket, 40, 1, 0);
    TRY(socketpair, 2, 1, 0, buffer);
    TRY(socketpair, 30, 1, 0, buffer);
#ifdef __x86_64__
    TRY(inotify_init);
    TRY(iopl, 3);
    TRY(ioperm, 0, 1, 1);
    TRY(modify_ldt, 0, buffer, 16);
#endif
    TRY_NUMBER(467);
    TRY_NUMBER(500);
    TRY_NUMBER(1000);
#ifdef __x86_64__
    TRY_NUMBER(0x40000000 + 101);
#endif
    return 0;
}
