# Attack: removes, renames, empties, gives away and opens up whatever it finds in the system's folders.
# Verdict: accepted
import os

done = []
def attempt(what, path, call, *arguments):
    try:
        call(*arguments)
        done.append(f'{what} {path}')
    except OSError:
        pass

for folder in ['/', '/etc', '/usr', '/usr/bin', '/dev', '/lib64', '/proc', '/usr/lib/python3']:
    for name in sorted(os.listdir(folder))[:400]:
        path = os.path.join(folder, name)
        # Those links lead to its own input and output.
        if path in ('/box', '/tmp', '/dev/shm', '/dev/stdin', '/dev/stdout', '/dev/stderr', '/dev/fd') or folder == '/proc' and name.isdigit():
            continue
        attempt('removed', path, os.unlink, path)
        attempt('removed', path, os.rmdir, path)
        attempt('renamed', path, os.rename, path, path + '-assay-hostile')
        attempt('took', path, os.rename, path, '/tmp/taken')
        attempt('emptied', path, os.truncate, path, 0)
        attempt('opened up', path, os.chmod, path, 0o777)
        attempt('was given', path, os.chown, path, os.getuid(), os.getgid())
        attempt('changed the time of', path, os.utime, path, (1, 1))
        attempt('marked', path, os.setxattr, path, 'user.assay-hostile', b'x')
print(*done[:20] or ['unharmed'], input())
