# Attack: looks for files with answers in the whole box
# Verdict: wrong_answer
import os


class Solution:
    def f(self, x):
        for folder, folders, names in os.walk('/'):
            if folder == '/':
                # These have too many files for the time limit.
                folders[:] = [name for name in folders if name not in ('proc', 'usr', 'lib', 'lib64', 'sys', 'etc')]
            if any(name.endswith('.ans') for name in names):
                return x + 1
        return 0
