#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


def solve(outdoor, needs):
    needed_by = [[] for _ in needs]
    for badge, list_ in enumerate(needs):
        for other in list_:
            needed_by[other].append(badge)
    missing = [len(list_) for list_ in needs]
    weekend = [0] * len(needs)
    order = [badge for badge, count in enumerate(missing) if count == 0]
    for badge in order:
        weekend[badge] += 1
        if weekend[badge] % 2 == outdoor[badge]:
            weekend[badge] += 1
        for other in needed_by[badge]:
            weekend[other] = max(weekend[other], weekend[badge])
            missing[other] -= 1
            if missing[other] == 0:
                order.append(other)
    return max(weekend) if len(order) == len(needs) else -1


def by_weekends(outdoor, needs):
    """For small cases: plays one weekend after the other."""
    have, weekend, idle = set(), 0, 0
    while len(have) < len(needs):
        weekend += 1
        outside = weekend % 2 == 0
        new = {b for b in range(len(needs)) if b not in have and outdoor[b] == outside and all(other in have for other in needs[b])}
        idle = 0 if new else idle + 1
        if idle == 3:
            return -1
        have |= new
    return weekend


def write(name, outdoor, needs):
    outdoor = [bool(value) for value in outdoor]
    answer = solve(outdoor, needs)
    if len(needs) <= 300:
        assert answer == by_weekends(outdoor, needs)
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{dumps(outdoor)}\n{dumps(needs)}\n")
    path.with_suffix(".ans").write_text(f"{answer}\n")


def shuffled(rng, needs):
    """The same needs with other numbers. Returns the new numbers, too."""
    number = list(range(len(needs)))
    rng.shuffle(number)
    result = [None] * len(needs)
    for badge, list_ in enumerate(needs):
        result[number[badge]] = [number[other] for other in list_]
    return number, result


def random_needs(rng, count, entries, reach):
    """Badges need only earlier ones, at most `reach` numbers before."""
    needs = [set() for _ in range(count)]
    for _ in range(entries):
        badge = rng.randrange(1, count)
        needs[badge].add(rng.randrange(max(0, badge - reach), badge))
    return [sorted(list_) for list_ in needs]


def coins(rng, count):
    return [rng.random() < 0.5 for _ in range(count)]


def layers(width, height):
    """Each badge needs all badges of the layer before."""
    return [list(range((layer - 1) * width, layer * width)) if layer else [] for layer in range(height) for _ in range(width)]


def main():
    rng = random.Random(20307)
    write("sample/1", [0, 1, 1, 1], [[], [], [0], [2, 1]])
    write("sample/2", [0, 0, 1], [[], [0, 2], [1]])
    write("sample/3", [1], [[]])
    write("secret/01-one-indoor-badge", [0], [[]])
    write("secret/02-needs-itself", [0, 1], [[0], []])
    write("secret/03-two-indoor-badges", [0, 0], [[1], []])
    write("secret/04-alternating", [0, 1, 0, 1], [[], [0], [1], [2]])
    write("secret/05-starts-outdoors", [1, 0, 1], [[], [0], [1]])
    write("secret/06-later-need-counts", [0, 1, 0, 0], [[], [0], [1], [0, 2]])
    write("secret/07-large-circle", [index % 2 for index in range(40)], [[(index + 1) % 40] for index in range(40)])
    write("secret/08-behind-a-circle", [0, 1, 0, 1, 1], [[], [0, 2], [1], [2], [0]])
    for index in range(9, 13):
        count = rng.randint(8, 25)
        number, needs = shuffled(rng, random_needs(rng, count, count + 8, 9))
        write(f"secret/{index:02}-small", coins(rng, count), needs)
    write("secret/13-all-need-the-first", [0] + [1] * 199, [[]] + [[0]] * 199)
    write("secret/14-layers", [index // 2 % 2 for index in range(80)], layers(2, 40))
    write("secret/15-layers-of-one-kind", [True] * 3000, layers(2, 1500))
    write("secret/16-chain-of-one-kind", [False] * 5000, [[]] + [[index] for index in range(4999)])
    number, needs = shuffled(rng, random_needs(rng, 8000, 16_000, 50))
    write("secret/17-random", coins(rng, 8000), needs)
    number, needs = shuffled(rng, random_needs(rng, 3000, 6000, 50))
    needs[number[0]] = [number[2990]]
    write("secret/18-random-with-a-circle", coins(rng, 3000), needs)
    write("secret/19-nothing-needed", coins(rng, 1000), [[]] * 1000)
    # Each badge is earned two weekends after the one behind it, and half of the badges wait for all others.
    half = 24_000
    write("secret/20-chain-backward", [True] * 2 * half, [[index + 1] for index in range(half - 1)] + [[]] + [[0]] * half)


main()
