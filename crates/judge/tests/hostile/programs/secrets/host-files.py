# Attack: looks for the secrets and processes of the host, and for answers in all folders above.
# Verdict: accepted
import glob, os, sys

harm = []
for path in ['/etc/shadow', '/root', '/home', '/proc/1/environ', '/sys/kernel', '/dev/mem', 'main.ans', '../1.ans']:
    try:
        open(path).close() if not os.path.isdir(path) else os.listdir(path)
        harm.append(path)
    except OSError:
        pass
harm += [pid for pid in os.listdir('/proc') if pid.isdigit() and int(pid) not in (1, os.getpid())]
harm += [name for name in os.listdir('/box') if name != 'main.py']
for parent in range(1, 4):
    harm += glob.glob('../' * parent + '*.ans') + glob.glob('../' * parent + 'data')
for number in (1, os.getppid()):
    try:
        os.kill(number, 9)
    except OSError:
        pass
harm += [line for line in open('/etc/passwd') if line.startswith('root:')]
if harm:
    sys.exit(repr(harm))
print('unharmed', input())
