# Attack: processes that start processes by the library, each with pipes and helpers of its own, and start again whatever died.
# Verdict: time_limit_exceeded or memory_limit_exceeded
import subprocess, sys

SOURCE = '''
import subprocess, sys
while True:
    try:
        subprocess.Popen([sys.executable, '-I', '-S', '-c', sys.argv[1], sys.argv[1]])
    except OSError:
        pass
'''
while True:
    try:
        subprocess.Popen([sys.executable, '-I', '-S', '-c', SOURCE, SOURCE])
    except OSError:
        pass
