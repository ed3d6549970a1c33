#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from collections import Counter
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


class ShortNames:
    def __init__(self):
        self.names, self.counts = set(), Counter()

    def change(self, name, by):
        for end in range(1, len(name) + 1):
            self.counts[name[:end]] += by

    def add(self, name):
        if name in self.names:
            return False
        self.names.add(name)
        self.change(name, 1)
        return True

    def remove(self, name):
        if name not in self.names:
            return False
        self.names.remove(name)
        self.change(name, -1)
        return True

    def shorten(self, name):
        if name not in self.names:
            return ""
        return next((name[:end] for end in range(1, len(name) + 1) if self.counts[name[:end]] == 1), name)


class Brute:
    """Compares with all other names."""

    def __init__(self):
        self.names = []

    def add(self, name):
        if name in self.names:
            return False
        self.names.append(name)
        return True

    def remove(self, name):
        if name not in self.names:
            return False
        self.names.remove(name)
        return True

    def shorten(self, name):
        if name not in self.names:
            return ""
        label = name[0]
        while label != name and sum(other.startswith(label) for other in self.names) > 1:
            label = name[: len(label) + 1]
        return label


def write(name, calls):
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    names, arguments, results = ["ShortNames"], [[]], [None]
    labels, brute = ShortNames(), Brute()
    calls = list(calls)
    for method, *args in calls:
        names.append(method)
        arguments.append(args)
        results.append(getattr(labels, method)(*args))
        assert len(calls) > 1000 or results[-1] == getattr(brute, method)(*args)
    path.with_suffix(".in").write_text(f"{dumps(names)}\n{dumps(arguments)}\n")
    path.with_suffix(".ans").write_text(f"{dumps(results)}\n")


def main():
    rng = random.Random(41110)

    def word(letters, least, most):
        return "".join(rng.choices(letters, k=rng.randint(least, most)))

    def random_calls(count, letters, most, weights):
        for method in rng.choices(["add", "remove", "shorten"], weights, k=count):
            yield method, word(letters, 1, most)

    def add(*names):
        return [("add", name) for name in names]

    def shorten(*names):
        return [("shorten", name) for name in names]

    write("sample/1", add("mira", "mia", "ben") + shorten("mira", "ben") + [("remove", "mia")] + shorten("mira", "mia"))
    write("sample/2", add("ann", "anna", "ann") + shorten("ann", "anna", "otto"))
    write("secret/01-nothing", [])
    write("secret/02-one", add("zoe") + shorten("zoe", "z") + [("remove", "zoe"), ("remove", "zoe")] + shorten("zoe"))
    write("secret/03-one-letter", add("a", "b") + shorten("a", "b", "c") + add("ab") + shorten("a", "ab"))
    write("secret/04-twice", add("leo", "leo", "lea") + [("remove", "leo")] + shorten("leo", "lea") + [("remove", "leo")] + add("leo") + shorten("leo", "lea"))
    write("secret/05-beginning-is-not-there", add("marta") + shorten("mar", "marta") + [("remove", "mar")] + shorten("marta"))
    write("secret/06-longer-name-leaves", add("tim", "timo", "timon") + shorten("tim", "timo", "timon") + [("remove", "timo")] + shorten("timon", "tim") + [("remove", "tim")] + shorten("timon"))
    write("secret/07-last-letter-differs", add("a" * 99 + "a", "a" * 99 + "b") + shorten("a" * 100, "a" * 99 + "b"))
    chain = ["x" * length for length in range(1, 31)]
    write("secret/08-chain", add(*chain) + shorten(*chain) + [("remove", name) for name in chain[10:20]] + shorten(*chain))
    write("secret/09-different-letters", add(*"abcdefghijklmnopqrstuvwxyz") + shorten(*"zyxwvutsrqponmlkjihgfedcba"))
    for index in range(10, 14):
        letters, most = [("ab", 3), ("ab", 6), ("abc", 4), ("xyz", 8)][index - 10]
        write(f"secret/{index}-small", random_calls(200, letters, most, [(3, 1, 3), (3, 2, 4), (4, 1, 4), (4, 1, 2)][index - 10]))
    write("secret/14-random", random_calls(1_500, "abcd", 6, (4, 1, 4)))
    long = [word("ab", 100, 100) for _ in range(100)]
    write("secret/15-long-names", add(*long) + shorten(*long) + [("remove", name) for name in long])
    same = ["q" * 80 + word("qr", 20, 20) for _ in range(100)]
    write("secret/16-long-labels", [call for name in same for call in add(name) + shorten(name)])
    # The first three letters are unique.
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    children = [a + b + c + rng.choice(alphabet) for a in alphabet for b in alphabet for c in alphabet]
    rng.shuffle(children)
    del children[16_000:]
    write("secret/17-many-children", add(*children) + shorten(*rng.choices(children, k=20_000)))


main()
