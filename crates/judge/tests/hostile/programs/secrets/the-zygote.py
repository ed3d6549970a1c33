# Attack: everything the kernel tells of the zygote: memory, files, environment, stack, limits it could change.
# Verdict: accepted
import os

told = []
for name in ['environ', 'maps', 'mem', 'smaps', 'pagemap', 'auxv', 'stack', 'syscall', 'io', 'personality', 'map_files', 'fd', 'fdinfo',
             'cwd/.', 'root/.', 'exe', 'ns/mnt', 'task/1/environ', 'timers', 'wchan', 'attr/current', 'numa_maps', 'mountstats']:
    path = f'/proc/1/{name}'
    try:
        if os.path.isdir(path) and os.listdir(path):
            told.append(path)
        elif os.path.isfile(path):
            with open(path, 'rb') as file:
                if file.read(64) not in (b'', b'0'):
                    told.append(path)
    except OSError:
        pass
for name in ['exe', 'cwd', 'root', 'ns/mnt', 'ns/net', 'ns/user', 'fd/0', 'fd/3']:
    try:
        told.append(os.readlink(f'/proc/1/{name}'))
    except OSError:
        pass
print(*told or ['unharmed'], input())
