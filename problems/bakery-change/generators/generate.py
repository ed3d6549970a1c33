#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import random
from pathlib import Path


def write(name, r, l, a, b, extra):
    """A purchase. The customer gives `extra` cents more than it costs."""
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    paid = a * r + b * l + extra
    path.with_suffix(".in").write_text(f"{r}\n{l}\n{a}\n{b}\n{paid}\n")
    path.with_suffix(".ans").write_text(f"{extra}\n")


def main():
    rng = random.Random(20262)
    write("sample/1", 40, 350, 4, 2, 140)
    write("sample/2", 60, 500, 0, 1, 0)
    write("secret/01-nothing", 40, 300, 0, 0, 0)
    write("secret/02-nothing-but-money", 40, 300, 0, 0, 200_000)
    write("secret/03-one-roll", 35, 280, 1, 0, 65)
    write("secret/04-one-loaf", 35, 280, 0, 1, 20)
    write("secret/05-one-of-each", 35, 280, 1, 1, 1)
    write("secret/06-rolls-only", 45, 400, 12, 0, 60)
    write("secret/07-loaves-only", 45, 400, 0, 7, 200)
    write("secret/08-one-cent", 1, 1, 1, 1, 1)
    write("secret/09-same-price", 99, 99, 3, 5, 8)
    write("secret/10-largest", 1000, 1000, 100, 100, 0)
    write("secret/11-cheap", 1, 1, 100, 100, 199_800)
    for index in range(12, 21):
        a, b = rng.randint(0, 100), rng.randint(0, 100)
        write(f"secret/{index}-purchase", rng.randint(20, 90), rng.randint(200, 600), a, b, rng.randint(0, 5000))


main()
