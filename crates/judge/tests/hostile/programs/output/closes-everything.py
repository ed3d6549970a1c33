# Attack: closes all descriptors, those of the judge included, and ends well.
# Verdict: wrong_answer
import os

for descriptor in range(64):
    try:
        os.close(descriptor)
    except OSError:
        pass
os._exit(0)
