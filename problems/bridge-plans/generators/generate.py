#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


class BridgePlans:
    def __init__(self, islands):
        self.parent, self.size = list(range(islands)), [1] * islands
        self.count, self.most, self.bridges = islands, 1, []

    def find(self, island):
        while self.parent[island] != island:
            island = self.parent[island]
        return island

    def build(self, a, b):
        a, b = self.find(a), self.find(b)
        if self.size[a] < self.size[b]:
            a, b = b, a
        self.bridges.append((b if a != b else -1, self.most))
        if a == b:
            return False
        self.parent[b] = a
        self.size[a] += self.size[b]
        self.most = max(self.most, self.size[a])
        self.count -= 1
        return True

    def undo(self, steps):
        for _ in range(min(steps, len(self.bridges))):
            root, self.most = self.bridges.pop()
            if root >= 0:
                self.size[self.parent[root]] -= self.size[root]
                self.parent[root] = root
                self.count += 1
        return len(self.bridges)

    def connected(self, a, b):
        return self.find(a) == self.find(b)

    def groups(self):
        return self.count

    def largest(self):
        return self.most


class Brute:
    """Searches all groups anew."""

    def __init__(self, islands):
        self.islands, self.bridges = islands, []

    def all_groups(self):
        group = list(range(self.islands))
        for a, b in self.bridges:
            old, new = group[a], group[b]
            group = [new if number == old else number for number in group]
        return group

    def build(self, a, b):
        new = not self.connected(a, b)
        self.bridges.append((a, b))
        return new

    def undo(self, steps):
        self.bridges = self.bridges[: max(0, len(self.bridges) - steps)]
        return len(self.bridges)

    def connected(self, a, b):
        group = self.all_groups()
        return group[a] == group[b]

    def groups(self):
        return len(set(self.all_groups()))

    def largest(self):
        group = self.all_groups()
        return max(map(group.count, group))


def write(name, islands, calls):
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    names, arguments, results = ["BridgePlans"], [[islands]], [None]
    plans, brute = BridgePlans(islands), Brute(islands)
    calls = list(calls)
    for method, *args in calls:
        names.append(method)
        arguments.append(args)
        results.append(getattr(plans, method)(*args))
        assert len(calls) > 500 or islands > 500 or results[-1] == getattr(brute, method)(*args)
    path.with_suffix(".in").write_text(f"{dumps(names)}\n{dumps(arguments)}\n")
    path.with_suffix(".ans").write_text(f"{dumps(results)}\n")


GROUPS, LARGEST = ("groups",), ("largest",)


def build(a, b):
    return "build", a, b


def undo(steps):
    return "undo", steps


def connected(a, b):
    return "connected", a, b


def main():
    rng = random.Random(41111)

    def random_calls(count, islands, weights, most):
        methods = ["build", "undo", "connected", "groups", "largest"]
        for method in rng.choices(methods, weights, k=count):
            if method in ("build", "connected"):
                yield method, rng.randrange(islands), rng.randrange(islands)
            else:
                yield ("undo", rng.randint(0, most)) if method == "undo" else (method,)

    write("sample/1", 4, [build(0, 1), build(1, 2), build(2, 0), undo(1), connected(0, 2), undo(1), connected(0, 2), connected(0, 1)])
    write("sample/2", 4, [build(0, 1), build(3, 2), GROUPS, build(1, 2), GROUPS, LARGEST, undo(2), LARGEST, undo(7), GROUPS])
    write("secret/01-nothing", 1, [])
    write("secret/02-one-island", 1, [GROUPS, LARGEST, connected(0, 0), build(0, 0), undo(0), undo(1), undo(1), GROUPS, LARGEST])
    write("secret/03-undo-nothing", 3, [undo(5), undo(0), build(0, 2), undo(0), connected(2, 0), undo(10**9), connected(2, 0)])
    write("secret/04-same-bridge-again", 3, [build(0, 1), build(1, 0), build(0, 1), undo(2), connected(0, 1), undo(1), connected(0, 1)])
    write("secret/05-build-after-undo", 5, [build(0, 1), build(1, 2), undo(1), build(1, 3), connected(2, 3), connected(0, 3), undo(1), undo(1), GROUPS])
    write("secret/06-largest-shrinks", 6, [build(0, 1), LARGEST, build(2, 3), build(3, 4), LARGEST, build(0, 4), LARGEST, undo(1), LARGEST, undo(1), LARGEST, undo(2), LARGEST])
    write("secret/07-equal-largest", 6, [build(0, 1), build(2, 3), build(4, 5), LARGEST, undo(1), LARGEST, build(1, 2), undo(1), LARGEST, GROUPS])
    deep = [build(0, 1), build(2, 3), build(0, 2), build(4, 5), build(6, 7), build(4, 6), build(0, 4)]
    write("secret/08-find-before-undo", 8, deep + [connected(3, 7), connected(7, 3), undo(1), connected(3, 7), connected(4, 7), undo(1), connected(5, 7), connected(6, 7)])
    write("secret/09-long-way", 40, [build(at, at + 1) for at in range(39)] + [connected(0, 39)] + [call for at in range(39) for call in (undo(1), connected(0, 38 - at), LARGEST)])
    for index in range(10, 15):
        islands, weights, most = [(3, (4, 1, 3, 1, 1), 3), (6, (5, 2, 5, 1, 1), 4), (10, (6, 1, 5, 1, 1), 6), (20, (8, 1, 6, 1, 1), 9), (60, (9, 1, 6, 1, 1), 15)][index - 10]
        write(f"secret/{index}-small", islands, random_calls(200, islands, weights, most))
    write("secret/15-random", 2_000, random_calls(6_000, 2_000, (6, 1, 4, 1, 1), 20))
    path = [build(at, at + 1) for at in range(5_000)]
    ends = [call for at in range(2_333) for call in (undo(1), build(at, 5_000), connected(0, 5_000))]
    write("secret/16-undo-at-the-end", 10**6, path + ends)
    star = [build(0, at) for at in range(3_000, 0, -1)]
    write("secret/17-star", 3_001, star + [undo(1), LARGEST] * 1_500)
    rounds = [build(at, at + width) for width in (1, 2, 4, 8, 16, 32, 64, 128, 256, 512) for at in range(0, 1024, 2 * width)]
    asks = [connected(rng.randrange(1024), rng.randrange(1024)) for _ in range(1_000)]
    write("secret/18-balanced-trees", 1024, rounds + asks + [undo(1)] + asks + [undo(2), GROUPS, undo(500), LARGEST])


main()
