# Attack: looks for the interpreter that it was forked from in /proc, in its own memory map, and in what both share: it writes to
# shared mappings and to the pages of its own modules, for the next case to find.
# Verdict: accepted
import builtins, ctypes, mmap, os, sys

told = []
if getattr(builtins, 'mark', None) or 'mark' in os.environ or hasattr(sys, 'mark') or (0).__class__.__dict__.get('mark'):
    told.append('a mark of the case before')
for name in os.listdir('/proc'):
    if name.isdigit() and int(name) not in (1, os.getpid()):
        told.append(f'process {name}')
for line in open('/proc/self/maps'):
    fields = line.split()
    if 'w' in fields[1] and 's' in fields[1]:
        told.append(line)
builtins.mark = sys.mark = 'here'
os.environ['mark'] = 'here'
# Small numbers and interned strings lie in memory that the interpreter has, too.
small = ctypes.c_long.from_address(id(200) + 24)
if (lambda: 100 + 100)() != 200:
    told.append('another number')
small.value = 201
ctypes.CDLL(None).setenv(b'mark', b'here', 1)
total = int(input())
small.value = 200
print(*told or ['unharmed'], total, flush=True)
small.value = 201
os._exit(0)
