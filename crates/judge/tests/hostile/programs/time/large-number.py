# Attack: one operation on numbers that takes for ever, and looks at no signal.
# Verdict: time_limit_exceeded
import signal

for number in (signal.SIGXCPU, signal.SIGTERM, signal.SIGALRM):
    signal.signal(number, lambda *_: None)
print(pow(3, 10**9, 1 << 10**7))
