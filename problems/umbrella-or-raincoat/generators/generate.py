#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

from pathlib import Path


def solve(chance, minutes, wind):
    if chance < 30 or (chance < 60 and minutes <= 20):
        return "nothing"
    return "umbrella" if wind <= 50 else "raincoat"


def write(name, chance, minutes, wind):
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{chance}\n{minutes}\n{wind}\n")
    path.with_suffix(".ans").write_text(f"{solve(chance, minutes, wind)}\n")


def main():
    write("sample/1", 80, 15, 10)
    write("sample/2", 40, 25, 70)
    write("sample/3", 40, 20, 70)
    days = [(0, 1, 0), (100, 120, 150), (100, 1, 0), (60, 5, 0), (59, 5, 0), (59, 20, 0), (59, 21, 0), (30, 21, 0), (29, 21, 0)]
    days += [(29, 120, 150), (30, 20, 51), (30, 21, 50), (30, 21, 51), (60, 1, 50), (60, 1, 51), (0, 120, 150), (31, 20, 0), (61, 20, 50)]
    for index, (chance, minutes, wind) in enumerate(days, 1):
        write(f"secret/{index:02}-{'windy' if wind > 50 else 'calm'}", chance, minutes, wind)


main()
