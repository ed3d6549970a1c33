# Attack: an expression that is matched in exponential time, in one call that nothing interrupts.
# Verdict: time_limit_exceeded
import re

print(re.match(r'(a+)+$', 'a' * 60 + 'b'))
