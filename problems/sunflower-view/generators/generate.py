#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import random
from math import gcd
from pathlib import Path


def solve(flowers):
    tallest, seen = {}, 0
    for x, y, h in sorted(flowers, key=lambda flower: abs(flower[0]) + abs(flower[1])):
        g = gcd(x, y)
        if h > tallest.get((x // g, y // g), 0):
            tallest[x // g, y // g] = h
            seen += 1
    return seen


def brute(flowers):
    def hides(b, a):
        same = a[0] * b[1] == a[1] * b[0] and a[0] * b[0] >= 0 and a[1] * b[1] >= 0
        return same and abs(b[0]) + abs(b[1]) < abs(a[0]) + abs(a[1]) and b[2] >= a[2]

    return sum(not any(hides(b, a) for b in flowers) for a in flowers)


def write(name, flowers):
    answer = solve(flowers)
    if len(flowers) <= 400:
        assert answer == brute(flowers), name
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{len(flowers)}\n" + "".join(f"{x} {y} {h}\n" for x, y, h in flowers))
    path.with_suffix(".ans").write_text(f"{answer}\n")


def main():
    rng = random.Random(51004)
    far = 10**9

    def grow(points, tallest=1000):
        points = list(points)
        rng.shuffle(points)
        return [(x, y, rng.randint(1, tallest)) for x, y in points]

    def square(size):
        return [(x, y) for x in range(-size, size + 1) for y in range(-size, size + 1) if (x, y) != (0, 0)]

    write("sample/1", [(1, 2, 100), (3, 6, 120), (2, 4, 150), (-1, -2, 90)])
    write("sample/2", [(0, 5, 80), (9, 0, 70), (7, 0, 75), (0, 9, 80)])
    write("secret/01-one", [(5, -3, 10)])
    write("secret/02-opposite", [(2, 2, 50), (-2, -2, 40), (2, -2, 30), (-2, 2, 20)])
    write("secret/03-on-the-axes", [(0, 1, 5), (0, -1, 4), (1, 0, 3), (-1, 0, 2), (0, 2, 5), (0, -2, 5), (2, 0, 2), (-2, 0, 3)])
    write("secret/04-equally-tall", [(3 * k, -k, 60) for k in range(1, 9)])
    write("secret/05-taller-and-taller", [(-2 * k, 5 * k, 10 * k) for k in range(9, 0, -1)])
    write("secret/06-smaller-and-smaller", [(k, k, 100 - k) for k in range(1, 30)])
    write("secret/07-tall-before-small-before-middle", [(1, 4, 90), (2, 8, 10), (3, 12, 50), (4, 16, 91)])
    write("secret/08-square", grow(square(4), 5))
    write("secret/09-square", grow(square(9), 3))
    for index in range(10, 13):
        write(f"secret/{index:02}-small", grow(rng.sample(square(12), 60), 4))
    write("secret/13-far-and-almost-the-same-direction", [(far - k, far - k - 1, 1 + k) for k in range(300)])
    write("secret/14-far-corners", [(x * far // k, y * far // k, rng.randint(1, 3)) for k in (1, 2, 4, 5, 8, 10) for x in (-1, 0, 1) for y in (-1, 0, 1) if (x, y) != (0, 0)])
    write("secret/15-many-directions", [(rng.randint(-far, far), rng.randint(-far, far), rng.randint(1, 1000)) for _ in range(2000)])
    write("secret/16-one-direction", grow(((-7 * k, 3 * k) for k in range(1, 5001))))
    write("secret/17-one-direction-growing", [(0, -k, 1 + k // 6) for k in range(5000, 0, -1)])
    write("secret/18-large-square", grow(rng.sample(square(110), 45_000)))
    write("secret/19-few-far-directions", grow({(k * x, k * y) for x, y in ((99_991, 99_989), (-99_991, 99_989), (99_989, 99_991), (-99_989, -99_991)) for k in rng.sample(range(1, 10_001), 300)}))


main()
