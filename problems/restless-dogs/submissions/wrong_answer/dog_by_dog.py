# Makes the tape quiet for one dog after the other, as cheaply as possible for this dog, until no dog barks.
import sys


def quiet(tape, costs, pattern):
    """The cheapest tape without the pattern: for each length of a beginning of it, the cost and the beeps."""
    size = len(pattern)

    def after(length, letter):
        heard = pattern[:length] + letter
        return next(end for end in range(len(heard), -1, -1) if heard.endswith(pattern[:end]))

    moves = [(length, letter, after(length, letter)) for length in range(size) for letter in "HL"]
    best, choices = {0: 0}, []
    for beep, cost in zip(tape, costs):
        following, choice = {}, {}
        for length, letter, to in moves:
            if length in best and to < size:
                total = best[length] + (0 if letter == beep else cost)
                if to not in following or total < following[to]:
                    following[to], choice[to] = total, (length, letter)
        best = following
        choices.append(choice)
        if not best:
            return None
    state, beeps = min(best, key=best.get), []
    for choice in reversed(choices):
        state, letter = choice[state]
        beeps.append(letter)
    return "".join(reversed(beeps))


n, k, tape, *words = sys.stdin.read().split()
costs, patterns = list(map(int, words[: int(n)])), words[int(n) :]
now = tape
for _ in range(3):
    for pattern in patterns:
        if now is not None and pattern in now:
            now = quiet(now, costs, pattern)
if now is None or any(pattern in now for pattern in patterns):
    print("impossible")
else:
    print(sum(cost for a, b, cost in zip(tape, now, costs) if a != b))
