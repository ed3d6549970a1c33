# Attack: leaves files that nobody may read, and rewrites its own source.
# Verdict: accepted
import os

found = []
for folder in ['/box', '/tmp', '/dev/shm', '/var/tmp']:
    path = folder + '/left'
    if os.path.exists(path):
        found.append(path)
    try:
        open(path, 'w').write('left')
        os.chmod(path, 0)
    except OSError:
        pass
with open('main.py', 'a') as source:
    source.write('\nprint("rewritten")\n')
if not found:
    print('unharmed', input())
