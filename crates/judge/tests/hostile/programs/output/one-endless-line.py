# Attack: a single line just below the limit, of bytes that are no text.
# Verdict: wrong_answer
import os

os.write(1, b'\xff\x00\x1b[2J\xc3\x28' * 512 * 1024)
