#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from itertools import permutations
from pathlib import Path

ACTORS = 30


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


def solve(scenes, minutes):
    n = len(scenes)
    cast = [0] * 2**n
    for i, actors in enumerate(scenes):
        for chosen in range(2**i):
            cast[2**i + chosen] = cast[chosen] | sum(2**actor for actor in actors)
    least = [10**9] * 2**n
    least[0] = 0
    for before in range(2**n - 1):
        for i in range(n):
            if not before >> i & 1:
                chosen = before + 2**i
                waiting = cast[before] & cast[2**n - 1 - chosen] & ~cast[2**i]
                least[chosen] = min(least[chosen], least[before] + minutes[i] * waiting.bit_count())
    return least[-1]


def waiting_time(scenes, minutes, order):
    """The minutes between the first and the last scene of each actor, without their own scenes."""
    total = 0
    for actor in {actor for actors in scenes for actor in actors}:
        places = [place for place, i in enumerate(order) if actor in scenes[i]]
        there = order[places[0] : places[-1] + 1]
        total += sum(minutes[i] for i in there if actor not in scenes[i])
    return total


def brute(scenes, minutes):
    return min(waiting_time(scenes, minutes, order) for order in permutations(range(len(scenes))))


def write(name, scenes, minutes):
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    answer = solve(scenes, minutes)
    if len(scenes) <= 6:
        assert answer == brute(scenes, minutes), name
    path.with_suffix(".in").write_text(f"{dumps(scenes)}\n{dumps(minutes)}\n")
    path.with_suffix(".ans").write_text(f"{answer}\n")


def random_scenes(rng, count, actors, share):
    """Each actor plays in a scene with the chance `share`."""
    scenes = [[actor for actor in rng.sample(range(actors), actors) if rng.random() < share] for _ in range(count)]
    return [scene or [rng.randrange(actors)] for scene in scenes]


def random_minutes(rng, count, most):
    return [rng.randint(1, most) for _ in range(count)]


def shuffled(rng, scenes):
    scenes = scenes[:]
    rng.shuffle(scenes)
    return scenes


def main():
    rng = random.Random(51204)
    write("sample/1", [[0], [1, 2], [1], [0, 2]], [10, 20, 5, 10])
    write("sample/2", [[0, 1], [0, 2], [2, 1]], [10, 10, 5])
    write("sample/3", [[0], [1], [2, 3]], [7, 8, 9])
    write("secret/01-one-scene", [[3, 0]], [5])
    write("secret/02-two-scenes", [[0], [0]], [5, 5])
    write("secret/03-same-actors", [[0, 1]] * 4, [1, 2, 3, 4])
    write("secret/04-long-in-between", [[0, 1], [2], [0, 1]], [1, 1000, 1])
    write("secret/05-a-ring", [[0, 1], [1, 2], [2, 3], [3, 4], [4, 0]], [9, 3, 7, 8, 2])
    write("secret/06-goes-home", [[0], [0], [1], [1], [2]], [100, 100, 100, 100, 100])
    write("secret/07-many-wait-shortly", [[0, 1, 2, 3], [4], [0, 1, 2, 4], [3, 4]], [10, 3, 10, 30])
    write("secret/08-last-actor", [[29, 0], [0], [29], [28, 29], [28, 0]], [4, 9, 9, 5, 6])
    for index in range(9, 13):
        write(f"secret/{index:02}-small", random_scenes(rng, 6, 5, 0.45), random_minutes(rng, 6, 20))
    write("secret/13-nine-scenes", random_scenes(rng, 9, 8, 0.3), random_minutes(rng, 9, 60))
    write("secret/14-a-path", shuffled(rng, [[i, i + 1] for i in range(13)]), [10] * 13)
    write("secret/15-large-ring", shuffled(rng, [[i, (i + 1) % 13] for i in range(13)]), random_minutes(rng, 13, 1000))
    write("secret/16-all-in-all", [list(range(ACTORS))] * 13, [1000] * 13)
    write("secret/17-all-but-one", [[actor for actor in range(ACTORS) if actor % 13 != i] for i in range(13)], [1000] * 13)
    write("secret/18-alone", [[i] for i in range(13)], [1000] * 13)
    write("secret/19-few-actors", random_scenes(rng, 13, 5, 0.35), random_minutes(rng, 13, 1000))
    write("secret/20-many-actors", random_scenes(rng, 13, ACTORS, 0.2), random_minutes(rng, 13, 1000))
    write("secret/21-full-scenes", random_scenes(rng, 13, ACTORS, 0.6), random_minutes(rng, 13, 1000))
    pairs = [[i, j] for i in range(8) for j in range(i)]
    write("secret/22-pairs", rng.sample(pairs, 13), random_minutes(rng, 13, 99))
    write("secret/23-large-times", random_scenes(rng, 13, ACTORS, 0.35), [1000] * 13)


if __name__ == "__main__":
    main()
