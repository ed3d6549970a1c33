# Attack: dangerous calls from Python, by the C library and by bare numbers, so that no wrapper stands between.
# Verdict: accepted
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
space = ctypes.create_string_buffer(4096)
CALLS = {'ptrace': 101, 'syslog': 103, 'mount': 165, 'umount2': 166, 'swapon': 167, 'reboot': 169, 'sethostname': 170, 'init_module': 175,
         'pivot_root': 155, 'chroot': 161, 'acct': 163, 'settimeofday': 164, 'add_key': 248, 'keyctl': 250, 'unshare': 272, 'setns': 308,
         'perf_event_open': 298, 'fanotify_init': 300, 'finit_module': 313, 'kexec_file_load': 320, 'bpf': 321, 'userfaultfd': 323,
         'io_uring_setup': 425, 'open_tree': 428, 'fsopen': 430, 'clone3': 435, 'mount_setattr': 442, 'memfd_secret': 447}
worked = [name for name, number in CALLS.items() if libc.syscall(number, space, space, space, 0, 0, 0) != -1]
for call in (lambda: os.chroot('/'), lambda: os.setuid(0), lambda: os.setgroups([0]), lambda: os.nice(-5), lambda: os.sched_setaffinity(0, {0}),
             lambda: os.memfd_create('x'), lambda: os.mknod('/tmp/disk', 0o60666, os.makedev(254, 0)), lambda: os.setpriority(0, 1, 5)):
    try:
        call()
        worked.append('a call of os')
    except OSError:
        pass
print(*worked or ['unharmed'], input())
