#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import random
from pathlib import Path


def questions(n, k):
    """What a binary search asks."""
    low, high, asked = 1, n + 1, []
    while low < high:
        middle = (low + high) // 2
        asked.append(middle)
        low, high = (low, middle) if middle >= k else (middle + 1, high)
    assert low == k and len(asked) <= 20
    return asked


def write(name, n, k):
    asked = questions(n, k)
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if name.startswith("sample/"):
        lines = [f"<{n}"]
        for sensor in asked:
            lines += [f">? {sensor}", "<weak" if sensor >= k else "<strong"]
        path.with_suffix(".interaction").write_text("".join(line + "\n" for line in [*lines, f">! {k}"]))
    else:
        path.with_suffix(".in").write_text(f"{n} {k}\n")
        path.with_suffix(".ans").write_text(f"{k}\n")


def main():
    rng = random.Random(51007)
    most = 10**6
    write("sample/1", 5, 5)
    write("sample/2", 2, 3)
    write("secret/01-one-sensor-weak", 1, 1)
    write("secret/02-one-sensor-strong", 1, 2)
    write("secret/03-two-sensors", 2, 2)
    write("secret/04-three-first", 3, 1)
    write("secret/05-three-none", 3, 4)
    write("secret/06-ten", 10, 7)
    write("secret/07-twenty-one-none", 21, 22)
    write("secret/08-fifty", 50, 38)
    write("secret/09-first-of-many", most, 1)
    write("secret/10-second-of-many", most, 2)
    write("secret/11-last-of-many", most, most)
    write("secret/12-none-of-many", most, most + 1)
    write("secret/13-middle", most, most // 2)
    write("secret/14-behind-the-middle", most, most // 2 + 1)
    write("secret/15-power-of-two", 2**19, 2**19)
    write("secret/16-power-of-two-less-one", 2**19 - 1, 2**19)
    for index in range(17, 21):
        n = rng.randint(most // 2, most)
        write(f"secret/{index}-random", n, rng.randint(1, n + 1))


main()
