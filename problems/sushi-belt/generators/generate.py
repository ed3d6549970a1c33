#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


class SushiBelt:
    def __init__(self, places):
        self.belt, self.moved = [0] * places, 0

    def turn(self, steps):
        self.moved = (self.moved + steps) % len(self.belt)

    def put(self, seat, plate):
        place = (seat - self.moved) % len(self.belt)
        if self.belt[place]:
            return False
        self.belt[place] = plate
        return True

    def take(self, seat):
        place = (seat - self.moved) % len(self.belt)
        plate, self.belt[place] = self.belt[place], 0
        return plate


class Brute:
    """Moves every plate. Has a map from seats to plates."""

    def __init__(self, places):
        self.places, self.plates = places, {}

    def turn(self, steps):
        self.plates = {(seat + steps) % self.places: plate for seat, plate in self.plates.items()}

    def put(self, seat, plate):
        free = seat not in self.plates
        self.plates.setdefault(seat, plate)
        return free

    def take(self, seat):
        return self.plates.pop(seat, 0)


def write(name, places, calls):
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    names, arguments, results = ["SushiBelt"], [[places]], [None]
    belt, brute = SushiBelt(places), Brute(places)
    for method, *args in calls:
        names.append(method)
        arguments.append(args)
        results.append(getattr(belt, method)(*args))
        assert places > 1000 or results[-1] == getattr(brute, method)(*args)
    path.with_suffix(".in").write_text(f"{dumps(names)}\n{dumps(arguments)}\n")
    path.with_suffix(".ans").write_text(f"{dumps(results)}\n")


def random_calls(rng, count, places, most):
    for method in rng.choices(["turn", "put", "take"], [2, 3, 3], k=count):
        seat = rng.randrange(places)
        if method == "turn":
            yield "turn", rng.randint(-most, most)
        else:
            yield (method, seat, rng.randint(1, 1000)) if method == "put" else (method, seat)


def main():
    rng = random.Random(41103)
    write("sample/1", 4, [("put", 0, 7), ("turn", 3), ("turn", 2), ("take", 3), ("take", 1), ("take", 1)])
    write("sample/2", 3, [("put", 2, 5), ("put", 2, 6), ("turn", -4), ("take", 2), ("take", 1)])
    write("secret/01-nothing", 1, [])
    write("secret/02-one-place", 1, [("put", 0, 4), ("turn", 7), ("put", 0, 5), ("turn", -3), ("take", 0), ("take", 0)])
    write("secret/03-one-step", 5, [("put", 4, 1), ("turn", 1), ("take", 4), ("take", 0)])
    write("secret/04-one-step-back", 5, [("put", 0, 1), ("turn", -1), ("take", 0), ("take", 4)])
    write("secret/05-exactly-around", 6, [("put", 2, 9), ("turn", 6), ("take", 2), ("put", 3, 8), ("turn", -6), ("take", 3)])
    write("secret/06-zero-steps", 3, [("put", 1, 2), ("turn", 0), ("put", 1, 3), ("take", 1), ("put", 1, 3), ("take", 1)])
    write("secret/07-same-plates", 4, [("put", 0, 1), ("put", 1, 1), ("turn", 2), ("take", 3), ("take", 2), ("take", 1), ("take", 0)])
    far = 10**9
    write("secret/08-far", 7, [("put", 0, 3), ("turn", far), ("turn", far), ("turn", far), ("take", 3 * far % 7), ("put", 5, 2), ("turn", -far), ("take", (5 - far) % 7)])
    full = [("put", seat, seat + 1) for seat in range(40)]
    write("secret/09-full", 40, full + [("put", 3, 1), ("turn", 17)] + [("take", seat) for seat in range(40)])
    for index in range(10, 14):
        places = (2, 3, 8, 15)[index - 10]
        write(f"secret/{index}-small", places, random_calls(rng, 80, places, (3, 10, 20, far)[index - 10]))
    write("secret/14-random", 1000, random_calls(rng, 6000, 1000, far))
    write("secret/15-forward-only", 99_991, [call for at in range(1500) for call in (("put", at, at % 1000 + 1), ("turn", far), ("take", (at + far) % 99_991))])
    write("secret/16-backward-only", 99_999, [call for at in range(1500) for call in (("put", at, at % 1000 + 1), ("turn", -far), ("take", (at - far) % 99_999))])
    half = [("put", 5, 7)] + [("turn", 200_000), ("turn", 199_999)] * 5_990 + [("take", (5 - 5_990) % 400_000), ("take", 5)]
    write("secret/17-large-belt", 400_000, half)


main()
