# Attack: opens every file it sees for writing: devices, settings of the kernel, its own process, programs, libraries.
# Verdict: accepted
import os

HARMLESS = {'/dev/null', '/dev/zero', '/dev/full', '/dev/random', '/dev/urandom', '/dev/stdout', '/dev/stderr', '/dev/fd/1', '/dev/fd/2'}
opened = []
for top in ['/dev', '/etc', '/proc/sys', '/proc/self', '/proc/1', '/usr/bin', '/usr/lib/x86_64-linux-gnu', '/lib64']:
    tried = 0
    for folder, folders, names in os.walk(top):
        folders[:] = [name for name in folders if name not in ('fd', 'task', 'cwd', 'root', 'shm')]
        for name in names:
            path = os.path.join(folder, name)
            tried += 1
            try:
                file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_NONBLOCK)
                # The input may be a copy of its own, which is sealed.
                if path in ('/dev/stdin', '/dev/fd/0'):
                    os.write(file, b'x')
                os.close(file)
                if path not in HARMLESS:
                    opened.append(path)
            except OSError:
                pass
        if tried > 3000:
            break
for path in ['/proc/sysrq-trigger', '/proc/kcore', '/proc/kmsg', '/proc/mtrr', '/proc/acpi/wakeup', '/proc/irq/default_smp_affinity']:
    try:
        os.close(os.open(path, os.O_WRONLY))
        opened.append(path)
    except OSError:
        pass
print(*opened[:20] or ['unharmed'], input())
