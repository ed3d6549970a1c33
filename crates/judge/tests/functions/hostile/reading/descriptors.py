# Attack: looks for answers in open files of all processes
# Verdict: wrong_answer
import os


class Solution:
    def f(self, x):
        for pid in filter(str.isdigit, os.listdir('/proc')):
            try:
                lines = os.listdir(f'/proc/{pid}/fd')
            except OSError:
                continue
            for line in lines:
                try:
                    if os.readlink(f'/proc/{pid}/fd/{line}').endswith('.ans'):
                        return x + 1
                except OSError:
                    pass
        return 0
