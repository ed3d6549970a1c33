# Attack: what the kernel knows of itself and of the host's other users: addresses, log, keys, memory, shared memory, timers.
# Verdict: accepted
import re

told = []
def lines(path):
    try:
        with open(path, 'rb') as file:
            text = file.read(65_536).decode('latin-1')
            return [line.rstrip('\n') for line in text.splitlines(keepends=True) if line.endswith('\n')] or [text][:len(text)]
    except OSError:
        return []

told += [line for line in lines('/proc/kallsyms') if not line.startswith('0' * 16)][:1]
told += [line for line in lines('/proc/iomem') if re.match(r' *[0-9a-f]*[1-9a-f][0-9a-f]*-', line)][:1]
for path in ['/proc/kcore', '/proc/kmsg', '/proc/vmallocinfo', '/proc/slabinfo', '/proc/timer_list', '/proc/sched_debug',
             '/proc/kpageflags', '/proc/kpagecount', '/proc/pagetypeinfo', '/sys/kernel/notes', '/sys/kernel/debug', '/sys/fs/cgroup/cgroup.procs',
             '/proc/net/nf_conntrack', '/proc/fs/ext4', '/proc/sys/kernel/cad_pid']:
    if lines(path):
        told.append(path)
for path in ['/proc/keys', '/proc/locks', '/proc/net/unix', '/proc/net/tcp', '/proc/net/route', '/proc/sysvipc/shm', '/proc/sysvipc/sem',
             '/proc/sysvipc/msg', '/proc/swaps']:
    # A heading is all there may be.
    told += [f'{path}: {line}' for line in lines(path)[1 if path != '/proc/locks' and path != '/proc/keys' else 0:]]
print(*told[:10] or ['unharmed'], input())
