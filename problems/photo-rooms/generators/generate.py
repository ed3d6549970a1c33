#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


def reach(start, doors, closed=-1):
    seen = {start}
    todo = [start]
    while todo:
        for room in doors[todo.pop()]:
            if room not in seen and room != closed:
                seen.add(room)
                todo.append(room)
    return seen


def solve(doors):
    n = len(doors)
    back = [[] for _ in range(n)]
    for room, others in enumerate(doors):
        for other in others:
            back[other].append(room)
    visited = reach(0, doors) & reach(n - 1, back)
    if 0 not in visited:
        return []
    missing = {room: sum(other in visited for other in back[room]) for room in visited}
    order = [0]
    for room in order:
        for other in doors[room]:
            if other in visited:
                missing[other] -= 1
                if missing[other] == 0:
                    order.append(other)
    place = {room: index for index, room in enumerate(order)}
    answer, farthest = [], 0
    for index, room in enumerate(order):
        if farthest <= index:
            answer.append(room)
        farthest = max([farthest] + [place[other] for other in doors[room] if other in visited])
    return answer


def by_closing(doors):
    """For small cases: closes each room and looks whether the exit can still be reached."""
    n = len(doors)
    if n - 1 not in reach(0, doors):
        return []
    must = [room for room in range(1, n - 1) if n - 1 not in reach(0, doors, room)]
    # If one of two such rooms can be reached from the other one, it is later.
    must = sorted(must, key=lambda room: -len([other for other in must if other in reach(room, doors)]))
    return [0] + must + [n - 1]


def write(name, doors):
    answer = solve(doors)
    if len(doors) <= 200:
        assert answer == by_closing(doors)
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{dumps(doors)}\n")
    path.with_suffix(".ans").write_text(f"{dumps(answer)}\n")


def renumber(rng, doors):
    """Gives all rooms but the first and the last one other numbers, and shuffles the doors of each room."""
    n = len(doors)
    inner = list(range(1, n - 1))
    rng.shuffle(inner)
    number = [0] + inner + [n - 1]
    result = [None] * n
    for room, others in enumerate(doors):
        result[number[room]] = [number[other] for other in others]
        rng.shuffle(result[number[room]])
    return result


def random_museum(rng, n, extra, reach_, dead=0.0):
    """Doors from each room to one of the next ones, and `extra` others. `dead`: how many rooms lose all their doors."""
    doors = [[rng.randint(room + 1, min(n - 1, room + reach_))] if room < n - 1 else [] for room in range(n)]
    for _ in range(extra):
        room = rng.randrange(n - 1)
        doors[room].append(rng.randint(room + 1, min(n - 1, room + reach_)))
    for room in range(1, n - 1):
        if rng.random() < dead:
            doors[room] = []
    return doors


def diamonds(count):
    """Two ways, then one room again, `count` times: 2^count ways."""
    doors = []
    for index in range(count):
        room = 3 * index
        doors += [[room + 1, room + 2], [room + 3], [room + 3]]
    return doors + [[]]


def braid(length):
    """Doors to the next two rooms: no room is on all ways, although there are very many ways."""
    return [[other for other in (room + 1, room + 2) if other < length] for room in range(length)]


def main():
    rng = random.Random(20308)
    write("sample/1", [[3, 1], [4, 2, 3], [], [4], [5, 6], [6], []])
    write("sample/2", [[2], [3], [1], []])
    write("sample/3", [[], [0]])
    write("secret/01-two-rooms", [[1], []])
    write("secret/02-no-doors", [[], [], []])
    write("secret/03-two-doors-to-the-same-room", [[1, 1], [2, 2, 2], []])
    write("secret/04-door-past-everything", [[1, 3], [2], [3], []])
    write("secret/05-dead-ends", [[1, 2, 3], [], [5, 1], [2, 4], [1], []])
    write("secret/06-rooms-without-an-entrance", [[3], [3, 4], [1, 4], [4], []])
    write("secret/07-behind-the-exit", [[1], [4], [], [2], [3]])
    write("secret/08-a-way-around-the-exit", [[4, 5], [2], [], [2], [1, 5], [1, 3]])
    for index in range(9, 13):
        write(f"secret/{index:02}-small", renumber(rng, random_museum(rng, rng.randint(12, 30), 5, 4, 0.1)))
    write("secret/13-32-diamonds", renumber(rng, diamonds(32)))
    write("secret/14-64-diamonds-and-a-detour", renumber(rng, [[1, 194]] + [[other + 1 for other in others] for others in diamonds(64)][:-1] + [[194], []]))
    write("secret/15-small-braid", renumber(rng, braid(150)))
    write("secret/16-dead-ends-everywhere", renumber(rng, random_museum(rng, 1500, 4000, 12, 0.3)))
    write("secret/17-chain-backward", [[5999]] + [[]] + [[room - 1] for room in range(2, 5999)] + [[]])
    long_chain = [[7998]] + [[7999]] + [[room - 1] for room in range(2, 7999)] + [[]]
    write("secret/18-long-chain", long_chain)
    write("secret/19-many-photo-rooms", renumber(rng, random_museum(rng, 3000, 800, 3)))
    write("secret/20-random", random_museum(rng, 3000, 4000, 6, 0.02))
    write("secret/21-large-braid", renumber(rng, braid(12_000)))


main()
