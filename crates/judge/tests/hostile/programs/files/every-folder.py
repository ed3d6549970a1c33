# Attack: a new file in every folder of the box's world.
# Verdict: accepted
import os

written = set()
for top in ['/', '/etc', '/dev', '/proc/self', '/proc/sys', '/proc/1', '/usr', '/usr/bin', '/usr/lib', '/usr/local', '/usr/share']:
    for number, (folder, folders, _) in enumerate(os.walk(top)):
        if top in ('/', '/usr', '/usr/share', '/usr/lib') and number > 300:
            break
        if folder.startswith(('/box', '/tmp', '/dev/shm')):
            continue
        for flags in (os.O_CREAT | os.O_WRONLY, os.O_TMPFILE | os.O_WRONLY):
            try:
                os.close(os.open(folder if flags & os.O_TMPFILE == os.O_TMPFILE else folder + '/assay-hostile', flags))
                written.add(folder)
            except OSError:
                pass
print(*sorted(written)[:20] or ['unharmed'], input())
