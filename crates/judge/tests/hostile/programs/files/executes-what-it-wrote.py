# Attack: writes programs of its own (scripts, a copy of the shell with the bits of root, half a program) into every folder and
# runs them: they may run, but not as anybody else, nor without the filter.
# Verdict: accepted
import os, shutil, subprocess

harm = []
for folder in ['/box', '/tmp', '/dev/shm']:
    shutil.copy('/bin/sh', folder + '/sh')
    os.chmod(folder + '/sh', 0o6777)
    said = subprocess.run([folder + '/sh', '-p', '-c', 'id -u; grep -E "^(CapEff|Seccomp|NoNewPrivs):" /proc/self/status'], capture_output=True, text=True).stdout
    if said.split() != ['1000', 'CapEff:', '0000000000000000', 'NoNewPrivs:', '1', 'Seccomp:', '2']:
        harm.append(said)
    for name, text in [('loop', f'#!{folder}/loop\n'), ('long', '#!' + '/' * 5000 + '\n'), ('half', b'\x7fELF'.decode() + 'x' * 60)]:
        with open(f'{folder}/{name}', 'w') as file:
            file.write(text)
        os.chmod(f'{folder}/{name}', 0o755)
        try:
            subprocess.run([f'{folder}/{name}'])
        except OSError:
            pass
print(*harm or ['unharmed'], input())
