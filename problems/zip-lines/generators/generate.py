#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


def solve(roofs, drop):
    result, stack = [-1] * len(roofs), []
    for i in range(len(roofs) - 1, -1, -1):
        while stack and roofs[stack[-1]] + stack[-1] * drop < roofs[i] + i * drop:
            stack.pop()
        if stack and roofs[i] > (stack[-1] - i) * drop:
            result[i] = stack[-1]
        stack.append(i)
    return result


def brute(roofs, drop):
    """Follows each line."""
    result = []
    for i, line in enumerate(roofs):
        end = -1
        for j in range(i + 1, len(roofs)):
            line -= drop
            if line <= 0:
                break
            if roofs[j] >= line:
                end = j
                break
        result.append(end)
    return result


def write(name, roofs, drop):
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    result = solve(roofs, drop)
    if len(roofs) <= 500:
        assert result == brute(roofs, drop), (roofs, drop)
    path.with_suffix(".in").write_text(f"{dumps(roofs)}\n{drop}\n")
    path.with_suffix(".ans").write_text(f"{dumps(result)}\n")


def main():
    rng = random.Random(41106)
    write("sample/1", [9, 4, 3, 3], 2)
    write("sample/2", [3, 4, 1, 4, 4], 3)
    write("secret/01-one", [5], 1)
    write("secret/02-two-equal", [5, 5], 5)
    write("secret/03-touches-the-roof", [9, 1, 1, 3], 2)
    write("secret/04-just-above-the-roof", [10, 1, 1, 3, 1], 2)
    write("secret/05-ground-at-the-house", [6, 1, 1, 9], 2)
    write("secret/06-one-above-the-ground", [7, 1, 1, 1], 2)
    write("secret/07-parallel", [10, 8, 6, 4, 2], 2)
    write("secret/08-steeper-than-the-lines", [40, 30, 20, 10, 1], 3)
    write("secret/09-rising", list(range(1, 40)), 1)
    write("secret/10-all-the-same", [1000] * 30, 7)
    for index in range(11, 15):
        size, most, drop = [(12, 10, 1), (40, 30, 3), (100, 1000, 20), (400, 10**9, 10**5)][index - 11]
        write(f"secret/{index}-small", [rng.randint(1, most) for _ in range(size)], drop)
    # From house 11475 on, the tilted heights have more than 31 bits.
    far = [1] * 11_000 + [10**9] * 1_000 + [10**9 - at * 100_001 for at in range(1_000)] + [10**9 - at * 99_999 for at in range(1_000)] + [10**9]
    write("secret/15-long-lines", far, 10**5)
    # No line meets a roof before the last house, and each line is long.
    write("secret/16-falls-faster", [4_000 - 2 * at for at in range(1_499)] + [1_499], 1)
    write("secret/17-one-high-roof", [1] * 1_999 + [9], 1)
    write("secret/18-low-roofs", [1 + at % 2 for at in range(3_000)], 1)
    write("secret/19-random", [rng.randint(1, 10**6) for _ in range(2_000)], 50)
    # 40 000 lines pass over all houses behind them, so following each of them is slow in every language.
    write("secret/20-over-all-houses", [151_000 - 2 * at for at in range(40_000)] + [1] * 70_000, 1)


main()
