#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import random
from pathlib import Path


def write(name, guest):
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{guest}\n")
    path.with_suffix(".ans").write_text(f"Welcome, {guest}!\nYour room is ready.\n")


def main():
    rng = random.Random(20261)
    write("sample/1", "Ada")
    write("sample/2", "Maria del Carmen")
    guests = ["Bo", "X", "Q Q", "a b c d e f g h i j k l m n o p q r s t u v w x y", "Jean-Luc", "Sinead O'Hara", "Welcome", "Your Room"]
    guests += ["NAME", "Ana-Lena von der Au", "lower case", "UPPER CASE", "Y" * 50, "D'Arcy-Jones the Third of Upper Little Newtonville"]
    for index, guest in enumerate(guests, 1):
        write(f"secret/{index:02}-{'short' if len(guest) < 5 else 'long' if len(guest) > 40 else 'name'}", guest)
    for index in range(len(guests) + 1, len(guests) + 5):
        parts = ["".join(rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(rng.randint(1, 9))).capitalize() for _ in range(4)]
        write(f"secret/{index:02}-four-parts", " ".join(parts))


main()
