#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from collections import deque
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


class PancakeTower:
    def __init__(self, up, down):
        self.pancakes, self.flipped = deque(zip(up, down)), False

    def put(self, up, down):
        if self.flipped:
            self.pancakes.appendleft((down, up))
        else:
            self.pancakes.append((up, down))

    def flip(self):
        self.flipped = not self.flipped

    def take(self):
        if not self.pancakes:
            return 0
        return self.pancakes.popleft()[1] if self.flipped else self.pancakes.pop()[0]

    def height(self):
        return len(self.pancakes)


class Brute:
    """Turns each pancake."""

    def __init__(self, up, down):
        self.pancakes = list(zip(up, down))

    def put(self, up, down):
        self.pancakes.append((up, down))

    def flip(self):
        self.pancakes = [(down, up) for up, down in reversed(self.pancakes)]

    def take(self):
        return self.pancakes.pop()[0] if self.pancakes else 0

    def height(self):
        return len(self.pancakes)


def write(name, calls, up=(), down=()):
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    names, arguments, results = ["PancakeTower"], [[up, down]], [None]
    tower, brute = PancakeTower(up, down), Brute(up, down)
    calls = list(calls)
    for method, *args in calls:
        names.append(method)
        arguments.append(args)
        results.append(getattr(tower, method)(*args))
        assert len(calls) > 1000 or results[-1] == getattr(brute, method)(*args)
    path.with_suffix(".in").write_text(f"{dumps(names)}\n{dumps(arguments)}\n")
    path.with_suffix(".ans").write_text(f"{dumps(results)}\n")


FLIP, TAKE, HEIGHT = ("flip",), ("take",), ("height",)


def main():
    rng = random.Random(41104)

    def put(most=100):
        return "put", rng.randint(1, most), rng.randint(1, most)

    def random_calls(count, weights):
        for method in rng.choices(["put", "flip", "take", "height"], weights, k=count):
            yield put() if method == "put" else (method,)

    write("sample/1", [FLIP, TAKE, HEIGHT, TAKE], [1, 3], [2, 4])
    write("sample/2", [TAKE, ("put", 5, 6), FLIP, ("put", 7, 8), FLIP, TAKE, TAKE, HEIGHT])
    write("secret/01-nothing", [])
    write("secret/02-one", [("put", 3, 9), TAKE, TAKE])
    write("secret/03-one-turned", [("put", 3, 9), FLIP, TAKE, TAKE])
    write("secret/04-flip-first", [FLIP, ("put", 3, 9), TAKE, HEIGHT])
    write("secret/05-flip-empty", [FLIP, FLIP, FLIP, TAKE, ("put", 1, 2), ("put", 3, 4), FLIP, TAKE, TAKE, TAKE])
    write("secret/06-same-sides", [("put", 7, 7), ("put", 8, 8), FLIP, ("put", 9, 9), TAKE, TAKE, FLIP, TAKE, TAKE])
    write("secret/07-extremes", [("put", 1, 100), FLIP, ("put", 100, 1), FLIP, TAKE, FLIP, TAKE])
    write("secret/08-two-flips", [("put", 1, 2), ("put", 3, 4), FLIP, FLIP, TAKE, TAKE])
    write("secret/09-both-ends", [call for at in range(1, 20) for call in (("put", at, 100 - at), FLIP)] + [call for _ in range(20) for call in (TAKE, FLIP)])
    for index in range(10, 14):
        write(f"secret/{index}-small", random_calls(100, [(3, 2, 2, 1), (1, 1, 1, 0), (2, 5, 2, 1), (5, 1, 3, 1)][index - 10]))
    write("secret/14-no-flip", [put() for _ in range(50)] + [TAKE] * 51)
    write("secret/15-begins-with-a-tower", random_calls(200, (2, 3, 4, 1)), [rng.randint(1, 100) for _ in range(60)], [rng.randint(1, 100) for _ in range(60)])
    write("secret/16-random", random_calls(1500, (4, 2, 3, 1)))
    write("secret/17-take-and-flip", [put(9) for _ in range(600)] + [FLIP, TAKE] * 590)
    write("secret/18-flip-a-high-tower", [FLIP] * 30_001 + [TAKE], *([rng.randint(1, 9) for _ in range(50_000)] for _ in range(2)))


main()
