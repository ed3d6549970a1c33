# Attack: prints the answer, and returns another one
# Verdict: wrong_answer
class Solution:
    def f(self, x):
        print(x + 1)
        return 0
