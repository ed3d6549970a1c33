#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


class CongaLine:
    def __init__(self):
        self.links, self.front = {"": ["", ""]}, 0

    def insert(self, dancer, ahead):
        front, back = self.front, 1 - self.front
        behind = self.links[ahead][back]
        self.links[dancer] = ["", ""]
        self.links[dancer][front], self.links[dancer][back] = ahead, behind
        self.links[ahead][back] = self.links[behind][front] = dancer

    def join(self, dancer):
        if dancer in self.links:
            return False
        self.insert(dancer, self.links[""][self.front])
        return True

    def cutIn(self, dancer, buddy):
        if dancer in self.links or buddy not in self.links:
            return False
        self.insert(dancer, buddy)
        return True

    def leave(self, dancer):
        if dancer not in self.links:
            return False
        a, b = self.links.pop(dancer)
        self.links[a][1], self.links[b][0] = b, a
        return True

    def turn(self):
        self.front = 1 - self.front

    def ahead(self, dancer):
        return self.links[dancer][self.front] if dancer in self.links else ""

    def leader(self):
        return self.links[""][1 - self.front]


class Brute:
    """Has a list of all dancers."""

    def __init__(self):
        self.line = []

    def join(self, dancer):
        if dancer in self.line:
            return False
        self.line.append(dancer)
        return True

    def cutIn(self, dancer, buddy):
        if dancer in self.line or buddy not in self.line:
            return False
        self.line.insert(self.line.index(buddy) + 1, dancer)
        return True

    def leave(self, dancer):
        if dancer not in self.line:
            return False
        self.line.remove(dancer)
        return True

    def turn(self):
        self.line.reverse()

    def ahead(self, dancer):
        return ([""] + self.line)[self.line.index(dancer)] if dancer in self.line else ""

    def leader(self):
        return self.line[0] if self.line else ""


def word(number):
    """The names a, b, …, z, aa, ab, … for the numbers from 1."""
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("a") + letter) + letters
    return letters


def write(name, calls):
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    names, arguments, results = ["CongaLine"], [[]], [None]
    line, brute = CongaLine(), Brute()
    calls = list(calls)
    for method, *args in calls:
        args = [word(dancer) if isinstance(dancer, int) else dancer for dancer in args]
        names.append(method)
        arguments.append(args)
        results.append(getattr(line, method)(*args))
        assert len(calls) > 1000 or results[-1] == getattr(brute, method)(*args)
    path.with_suffix(".in").write_text(f"{dumps(names)}\n{dumps(arguments)}\n")
    path.with_suffix(".ans").write_text(f"{dumps(results)}\n")


TURN, LEADER = ("turn",), ("leader",)


def main():
    rng = random.Random(41108)

    def random_calls(count, most, weights):
        methods = ["join", "cutIn", "leave", "turn", "ahead", "leader"]
        for method in rng.choices(methods, weights, k=count):
            args = {"cutIn": 2, "turn": 0, "leader": 0}.get(method, 1)
            yield method, *(rng.randint(1, most) for _ in range(args))

    write("sample/1", [("join", "ada"), ("join", "ben"), ("cutIn", "cleo", "ada"), ("ahead", "ben"), TURN, ("ahead", "ada"), LEADER])
    turned = [("join", "ada"), ("join", "ben"), TURN, ("join", "zoe"), ("leave", "ada"), ("ahead", "zoe"), ("cutIn", "tim", "ada"), ("ahead", "ada")]
    write("sample/2", turned)
    write("secret/01-nothing", [])
    write("secret/02-nobody", [LEADER, ("leave", 1), ("ahead", 1), TURN, ("cutIn", 1, 2), LEADER])
    write("secret/03-one", [("join", 9), LEADER, ("ahead", 9), TURN, LEADER, ("leave", 9), LEADER, ("leave", 9)])
    write("secret/04-twice", [("join", 1), ("join", 2), ("join", 1), ("cutIn", 1, 2), ("cutIn", 2, 2), ("ahead", 1), ("ahead", 2)])
    write("secret/05-behind-themselves", [("cutIn", 3, 3), LEADER, ("join", 3), ("cutIn", 3, 3), ("ahead", 3)])
    write("secret/06-behind-the-last", [("join", 1), ("cutIn", 2, 1), ("cutIn", 3, 2), ("join", 4), ("ahead", 4), ("ahead", 3), TURN, LEADER])
    write("secret/07-leader-leaves", [("join", 1), ("join", 2), ("join", 3), ("leave", 1), LEADER, ("ahead", 2), TURN, ("leave", 3), LEADER, ("ahead", 2)])
    write("secret/08-comes-back", [("join", 1), ("join", 2), ("join", 3), ("leave", 2), ("ahead", 3), ("cutIn", 2, 3), ("ahead", 2), ("leave", 1), ("join", 1), ("ahead", 1)])
    turned = [("join", 1), ("join", 2), TURN, ("cutIn", 3, 2), ("ahead", 1), ("ahead", 3), TURN, ("ahead", 3), ("ahead", 2), LEADER]
    write("secret/09-cut-in-after-a-turn", turned)
    longest = ["z" * 10, "z" * 9 + "y"]
    write("secret/10-long-names", [("join", longest[0]), ("join", "z"), ("cutIn", longest[1], longest[0]), ("ahead", "z"), TURN, ("ahead", longest[0])])
    for index in range(11, 15):
        most = (4, 8, 15, 30)[index - 11]
        write(f"secret/{index}-small", random_calls(150, most, [(3, 3, 2, 1, 3, 1), (3, 3, 1, 1, 4, 1), (2, 4, 1, 2, 5, 1), (3, 6, 1, 1, 9, 1)][index - 11]))
    write("secret/15-random", random_calls(2_000, 1_000, (5, 5, 2, 2, 5, 1)))
    line = list(range(1, 1_501))
    rng.shuffle(line)
    write("secret/16-all-leave", [("join", dancer) for dancer in range(1, 1_501)] + [("leave", dancer) for dancer in line] + [LEADER])
    # All names have three letters. A search from the leader goes through the whole line.
    line = list(range(1_000, 18_000))
    rng.shuffle(line)
    long = [("join", dancer) for dancer in line]
    write("secret/17-turn-a-long-line", long + [TURN, ("ahead", line[0]), TURN, ("ahead", line[-1])] * 5_500 + [LEADER])


main()
