#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import heapq
import json
import random
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


class ToolShed:
    def __init__(self, tools):
        self.count, self.here = [0] * (tools + 1), [True] * (tools + 1)
        self.heap = [(0, tool) for tool in range(1, tools + 1)]

    def lend(self):
        while self.heap:
            count, tool = heapq.heappop(self.heap)
            if self.here[tool] and self.count[tool] == count:
                self.here[tool] = False
                self.count[tool] += 1
                return tool
        return 0

    def giveBack(self, tool):
        if self.here[tool]:
            return False
        self.here[tool] = True
        heapq.heappush(self.heap, (self.count[tool], tool))
        return True

    def repair(self, tool):
        count, self.count[tool] = self.count[tool], 0
        if self.here[tool]:
            heapq.heappush(self.heap, (0, tool))
        return count


class Brute:
    """Looks at all tools."""

    def __init__(self, tools):
        self.shed = {tool: 0 for tool in range(1, tools + 1)}
        self.guests = {}

    def lend(self):
        if not self.shed:
            return 0
        tool = min(self.shed, key=lambda tool: (self.shed[tool], tool))
        self.guests[tool] = self.shed.pop(tool) + 1
        return tool

    def giveBack(self, tool):
        if tool in self.shed:
            return False
        self.shed[tool] = self.guests.pop(tool)
        return True

    def repair(self, tool):
        place = self.shed if tool in self.shed else self.guests
        count, place[tool] = place[tool], 0
        return count


def write(name, tools, calls):
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    names, arguments, results = ["ToolShed"], [[tools]], [None]
    shed, brute = ToolShed(tools), Brute(tools)
    for method, *args in calls:
        names.append(method)
        arguments.append(args)
        results.append(getattr(shed, method)(*args))
        assert tools > 500 or results[-1] == getattr(brute, method)(*args)
    path.with_suffix(".in").write_text(f"{dumps(names)}\n{dumps(arguments)}\n")
    path.with_suffix(".ans").write_text(f"{dumps(results)}\n")


LEND = ("lend",)


def back(tool):
    return "giveBack", tool


def repair(tool):
    return "repair", tool


def main():
    rng = random.Random(41109)

    def random_calls(count, tools, weights):
        for method in rng.choices(["lend", "giveBack", "repair"], weights, k=count):
            yield LEND if method == "lend" else (method, rng.randint(1, tools))

    write("sample/1", 2, [LEND, LEND, LEND, back(2), back(1), LEND, LEND])
    write("sample/2", 2, [LEND, repair(1), LEND, back(2), back(1), LEND, back(1), LEND, repair(1)])
    write("secret/01-nothing", 1, [])
    write("secret/02-one", 1, [LEND, LEND, back(1), back(1), LEND, repair(1), back(1), repair(1)])
    write("secret/03-smallest-number", 4, [LEND] * 4 + [back(3), back(4), back(2), LEND, LEND, LEND, LEND])
    write("secret/04-repaired-while-lent", 2, [LEND, repair(1), LEND, LEND, back(1), LEND, back(1), back(2), LEND])
    write("secret/05-repaired-in-the-shed", 2, [LEND, back(1), LEND, back(2), repair(2), LEND, LEND, LEND])
    write("secret/06-repaired-twice", 2, [LEND, back(1), repair(1), repair(1), LEND, LEND, LEND, back(1), LEND, LEND])
    write("secret/07-old-pair-is-true-again", 2, [LEND, LEND, back(1), repair(1), LEND, back(1), LEND, LEND, back(2), LEND, LEND])
    write("secret/08-back-without-lending", 3, [back(2), LEND, back(2), back(1), back(1), LEND, LEND, LEND, LEND])
    write("secret/09-new-tools-first", 5, [call for _ in range(8) for call in (LEND, back(1))] + [LEND] * 6)
    write("secret/10-takes-turns", 3, [LEND] * 3 + [call for at in range(12) for call in (back(at % 3 + 1), LEND)])
    for index in range(11, 15):
        tools = (2, 4, 9, 30)[index - 11]
        write(f"secret/{index}-small", tools, random_calls(150, tools, [(4, 5, 2), (4, 6, 3), (3, 5, 2), (3, 6, 1)][index - 11]))
    write("secret/15-random", 500, random_calls(5_000, 500, (4, 5, 2)))
    write("secret/16-all-lent", 3_000, [LEND] * 3_001 + [back(tool) for tool in range(3_000, 0, -1)] + [LEND] * 3_001)
    write("secret/17-large-shed", 150_000, [LEND] * 15_000)
    repairs = [call for _ in range(1_000) for call in (LEND, back(1), repair(1))]
    write("secret/18-many-repairs", 300, repairs + [repair(2)] * 1_000 + [LEND] * 301)
    uses = [call for tool in range(1, 2_001) for call in (LEND, back(tool))]
    write("secret/19-used-and-repaired", 2_000, uses + [repair(tool) for tool in range(2_000, 0, -2)] + [LEND] * 2_001)


main()
