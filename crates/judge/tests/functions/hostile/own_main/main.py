# Attack: has its own main, which is not run
# Verdict: accepted
import sys


class Solution:
    def f(self, x):
        return x + 1


if __name__ == '__main__':
    sys.exit(0)
