# Attack: runs the programs of the host that become root by their mode, and whatever grants privileges.
# Verdict: accepted
import os, stat, subprocess

harm = []
found = 0
for folder in ['/usr/bin', '/usr/sbin', '/usr/lib/openssh', '/usr/lib/dbus-1.0', '/usr/libexec', '/usr/local/bin']:
    for name in sorted(os.listdir(folder) if os.path.isdir(folder) else []):
        path = f'{folder}/{name}'
        try:
            about = os.stat(path)
        except OSError:
            continue
        if not about.st_mode & (stat.S_ISUID | stat.S_ISGID) or not stat.S_ISREG(about.st_mode):
            continue
        found += 1
        try:
            process = subprocess.Popen([path, '--help'], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        except PermissionError:
            continue
        try:
            with open(f'/proc/{process.pid}/status') as status:
                ids = [line.split()[1:] for line in status if line.startswith(('Uid:', 'Gid:'))]
            if any(number != '1000' for line in ids for number in line):
                harm.append(f'{path} ran as {ids}')
        except OSError:
            pass
        process.kill()
        process.wait()
said = subprocess.run(['/bin/sh', '-c', 'sudo -n id; mount -t tmpfs none /tmp; unshare -Ur id; newuidmap $$ 0 0 1; chroot / id'], capture_output=True, text=True, stdin=subprocess.DEVNULL)
if 'uid=0' in said.stdout:
    harm.append(said.stdout)
print(*harm or ['unharmed'], input())
