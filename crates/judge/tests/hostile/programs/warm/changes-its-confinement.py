# Attack: takes back what was done to the interpreter before it was forked: limits, groups, filters, priority, death signals.
# Verdict: accepted
import ctypes, os, resource

libc = ctypes.CDLL(None, use_errno=True)
done = []
for name in dir(resource):
    if name.startswith('RLIMIT_'):
        number = getattr(resource, name)
        soft, hard = resource.getrlimit(number)
        try:
            if hard != resource.RLIM_INFINITY:
                resource.setrlimit(number, (soft, hard + 1))
                done.append(name)
        except (OSError, ValueError):
            pass
# The signal at a parent's death, the keeping of capabilities, the filter, the adoption of orphans and being traced by anyone.
for option, value in ((28, 1), (22, 0)):
    if libc.prctl(option, value, 0, 0, 0) == 0:
        done.append(f'prctl {option}')
signal = ctypes.c_int(-1)
if libc.prctl(2, ctypes.byref(signal), 0, 0, 0) == 0 and signal.value != 0:
    done.append(f'ends with its parent by {signal.value}')
for change in (lambda: os.setuid(0), lambda: os.setgroups([0]), lambda: os.nice(-20), lambda: os.setpriority(os.PRIO_USER, 0, 0)):
    try:
        change()
        done.append('becomes somebody else')
    except OSError:
        pass
for folder, names, files in os.walk('/sys/fs/cgroup'):
    if files:
        done.append(folder)
print(*done or ['unharmed'], input())
