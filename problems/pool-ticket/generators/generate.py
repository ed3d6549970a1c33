#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

from pathlib import Path


def solve(age, hour):
    # The oldest age and the price of each group.
    price = next(price for oldest, price in [(5, 0), (17, 4), (64, 7), (120, 5)] if age <= oldest)
    return max(0, price - 2) if hour >= 18 else price


def write(name, age, hour):
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{age}\n{hour}\n")
    path.with_suffix(".ans").write_text(f"{solve(age, hour)}\n")


def main():
    write("sample/1", 30, 10)
    write("sample/2", 70, 18)
    write("sample/3", 4, 20)
    visitors = [(0, 8), (5, 12), (6, 12), (17, 12), (18, 12), (64, 12), (65, 12), (120, 8), (0, 18), (5, 21), (6, 17), (6, 18)]
    visitors += [(17, 19), (18, 17), (18, 18), (64, 21), (65, 17), (65, 18), (120, 21), (40, 17), (40, 18), (40, 19)]
    for index, (age, hour) in enumerate(visitors, 1):
        write(f"secret/{index:02}-{'evening' if hour >= 18 else 'day'}", age, hour)


main()
