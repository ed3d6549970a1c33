#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


class DoorbellPanel:
    """Counts the beginnings of names in a dictionary."""

    def __init__(self):
        self.names, self.begin = set(), {}

    def count(self, name, change):
        for length in range(1, len(name) + 1):
            self.begin[name[:length]] = self.begin.get(name[:length], 0) + change

    def moveIn(self, name):
        if name in self.names:
            return False
        self.names.add(name)
        self.count(name, 1)
        return True

    def moveOut(self, name):
        if name not in self.names:
            return False
        self.names.remove(name)
        self.count(name, -1)
        return True

    def letters(self, name):
        if name not in self.names:
            return 0
        return next((k for k in range(1, len(name) + 1) if self.begin[name[:k]] == 1), len(name) + 1)

    def compare(self, name):
        """The same as `letters`, from the names alone."""
        if name not in self.names:
            return 0
        longest = 0
        for other in self.names - {name}:
            common = 0
            while name[common : common + 1] == other[common : common + 1] != "":
                common += 1
            longest = max(longest, common)
        return longest + 1


def write(name, calls):
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    names, arguments = ["DoorbellPanel"], [[]]
    panel, results = DoorbellPanel(), [None]
    calls = list(calls)
    for method, person in calls:
        names.append(method)
        arguments.append([person])
        results.append(getattr(panel, method)(person))
        if method == "letters" and len(calls) <= 300:
            assert results[-1] == panel.compare(person)
    path.with_suffix(".in").write_text(f"{dumps(names)}\n{dumps(arguments)}\n")
    path.with_suffix(".ans").write_text(f"{dumps(results)}\n")


def word(rng, letters, least, most):
    return "".join(rng.choices(letters, k=rng.randint(least, most)))


def random_calls(rng, count, people, weights=(5, 3, 5)):
    for method in rng.choices(["moveIn", "moveOut", "letters"], weights, k=count):
        yield method, rng.choice(people)


def calls(text):
    methods = {"+": "moveIn", "-": "moveOut", "?": "letters"}
    return [(methods[part[0]], part[1:]) for part in text.split()]


def main():
    rng = random.Random(20305)
    write("sample/1", calls("+anna ?anna +anton ?anna ?anton -anna ?anton ?anna"))
    write("sample/2", calls("+tom +tomas ?tom ?tomas +tom"))
    write("secret/01-nobody", [])
    write("secret/02-nobody-to-ring", calls("?a -a ?a"))
    write("secret/03-one-letter", calls("+a ?a +b ?a ?b -a ?b ?a"))
    write("secret/04-beginning-of-a-resident", calls("+abc ?ab ?abcd -ab ?abc"))
    write("secret/05-moves-in-twice", calls("+ada +ada ?ada +adam ?ada -ada ?ada ?adam -ada ?adam"))
    write("secret/06-again", calls("+eva -eva +eva ?eva +evi ?eva -evi -eva +evi ?evi ?eva"))
    chain = ["a" * length for length in range(1, 16)]
    write("secret/07-only-one-letter", [("moveIn", name) for name in chain] + [("letters", name) for name in chain])
    back = [call for name in reversed(chain) for call in (("letters", name), ("moveOut", name), ("letters", "a"))]
    write("secret/08-longest-leaves-first", [("moveIn", name) for name in chain] + back)
    for index in range(9, 13):
        people = [word(rng, "ab", 1, 5) for _ in range(14)]
        write(f"secret/{index:02}-small", random_calls(rng, 80, people))
    write("secret/13-alphabet", [(method, letter) for method in ("moveIn", "letters") for letter in "zyxwvutsrqponmlkjihgfedcba"])
    people = sorted({word(rng, "abc", 1, 8) for _ in range(1500)})
    write("secret/14-many-moves", random_calls(rng, 4000, people, (2, 2, 1)))
    people = sorted({word(rng, "ab", 15, 15) for _ in range(1000)})
    rng.shuffle(people)
    write("secret/15-long-names", [(method, name) for method in ("moveIn", "letters") for name in people])
    write("secret/16-same-beginning", [(method, "qqqqqqqqqqqq" + word(rng, "abc", 1, 3)) for method in ["moveIn"] * 40 + ["letters"] * 40])
    # The first three letters are unique.
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    people = [a + b + c + rng.choice(alphabet) for a in alphabet for b in alphabet for c in alphabet]
    rng.shuffle(people)
    del people[14_000:]
    write("secret/17-many-residents", [("moveIn", name) for name in people] + [("letters", name) for name in rng.choices(people, k=17_000)])


main()
