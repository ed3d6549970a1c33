#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import random
from pathlib import Path


def write(name, n, k):
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{n}\n{k}\n")
    path.with_suffix(".ans").write_text(f"{n // k} {n % k}\n")


def main():
    rng = random.Random(20263)
    write("sample/1", 20, 6)
    write("sample/2", 5, 10)
    write("sample/3", 12, 4)
    write("secret/01-no-eggs", 0, 6)
    write("secret/02-one-egg", 1, 6)
    write("secret/03-one-egg-in-a-box", 1, 1)
    write("secret/04-boxes-of-one", 77, 1)
    write("secret/05-one-short", 5, 6)
    write("secret/06-exactly-one", 6, 6)
    write("secret/07-one-more", 7, 6)
    write("secret/08-half", 9, 6)
    write("secret/09-exactly-ten", 120, 12)
    write("secret/10-large-box", 999, 1000)
    write("secret/11-largest", 10**9, 1)
    write("secret/12-largest-box", 10**9, 1000)
    write("secret/13-largest-with-rest", 10**9 - 1, 1000)
    write("secret/14-sevens", 10**9, 7)
    for index in range(15, 21):
        write(f"secret/{index}-farm", rng.randint(1, 10**9 if index > 17 else 1000), rng.randint(2, 30))


main()
