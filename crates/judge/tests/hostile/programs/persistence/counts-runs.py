# Attack: counts its runs wherever a number can be kept, to know the second case from the first: files, their times, names and
# sizes of folders, sockets, pipes, shared memory, its own source.
# Verdict: accepted
import glob, mmap, os, socket

runs = 0
for folder in ['/box', '/tmp', '/dev/shm']:
    about = os.stat(folder)
    runs += any(os.path.exists(f'{folder}/{name}') for name in ('count', 'moved-up-1'))
    runs += about.st_mtime_ns > 10**9 and folder != '/box' and about.st_nlink != 2
    runs += len(os.listxattr(folder))
runs += len([name for name in os.listdir('/box') if name != 'main.py'])
with open('/proc/net/unix') as names:
    runs += sum('count' in line for line in names)
for folder in ['/box', '/tmp', '/dev/shm']:
    with open(f'{folder}/count', 'wb') as file:
        file.write(b'1')
        file.flush()
        mmap.mmap(os.open(f'{folder}/count', os.O_RDWR), 1)[0:1] = b'2'
    for change in (lambda: os.utime(folder, (5 * 10**8, 5 * 10**8)), lambda: os.setxattr(folder, 'user.count', b'1'), lambda: os.chmod(folder, 0o1755)):
        try:
            change()
        except OSError:
            pass
socket.socket(socket.AF_UNIX).bind('\0count')
open('main.py', 'a').write('# once\n')
print('unharmed' if not runs else f'{runs} traces of another run for', input())
