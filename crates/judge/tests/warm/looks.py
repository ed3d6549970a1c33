# Prints all that may tell a fork of a warm interpreter from one that was started for the program, but for what must differ.
import os, resource, signal, stat, sys

print(sorted(vars()), __name__, __file__, sys.argv, sys.path, sys.flags)
print(sorted(name for name in sys.modules if name not in ('resource', 'signal', '_signal')))
print(dict(os.environ), os.getcwd(), oct(os.umask(0o22)))
print(os.getuid(), os.geteuid(), os.getgid(), os.getgroups(), os.getppid(), os.getpgid(0) == os.getpid())
print(os.getpriority(os.PRIO_PROCESS, 0), sorted(os.listdir('/proc/self/fd'))[:3], len(os.listdir('/proc/self/fd')))
for name in sorted(vars(resource)):
    if name.startswith('RLIMIT_'):
        print(name, resource.getrlimit(getattr(resource, name)))
wanted = ('Umask', 'Uid', 'Gid', 'Groups', 'TracerPid', 'Threads', 'ShdPnd', 'SigPnd', 'SigBlk', 'SigIgn', 'SigCgt', 'CapInh', 'CapPrm', 'CapEff',
          'CapBnd', 'CapAmb', 'NoNewPrivs', 'Seccomp', 'Seccomp_filters', 'PPid')
for line in open('/proc/self/status'):
    if line.split(':')[0] in wanted:
        print(line, end='')
print([line for line in open('/proc/self/cgroup') if 'memory' in line or 'pids' in line or 'cpuacct' in line])
print(open('/proc/self/oom_score_adj').read(), open('/proc/self/limits').read())
print(sorted(name for name in os.listdir('/proc') if name.isdigit() and name not in ('1', str(os.getpid()))))
for name in ('user', 'pid', 'mnt', 'net', 'ipc', 'uts', 'cgroup'):
    print(name, os.readlink(f'/proc/self/ns/{name}'))
for stream in (sys.stdin, sys.stdout, sys.stderr, sys.__stdin__, sys.__stdout__, sys.__stderr__):
    print(stream.name, stream.mode, stream.encoding, stream.errors, stream.line_buffering, stream.fileno(), stream.buffer.raw.mode,
          stream.seekable(), stream.newlines, stat.S_IFMT(os.fstat(stream.fileno()).st_mode))
print(repr(sys.stdin.readline()), repr(sys.stdin.buffer.readline()))
print(sys._getframe().f_code.co_name, getattr(sys._getframe().f_back, "f_code", None) and "a frame of ours", sys.gettrace(), sys.exc_info())
