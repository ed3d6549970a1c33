# Attack: returns the answer to the case before
# Verdict: wrong_answer
answers = [0]


class Solution:
    def f(self, x):
        answers.append(x + 1)
        return answers[-2]
