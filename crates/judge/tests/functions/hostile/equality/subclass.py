# Attack: returns a number that equals every number
# Verdict: wrong_answer
class Every(int):
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __hash__(self):
        return 0


class Solution:
    def f(self, x):
        return Every(0)
