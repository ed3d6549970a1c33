#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

from pathlib import Path

MOD = 10**9 + 7


def ways(beats):
    """Exact, sorted by the last block."""
    before = [1, 0, 0]
    for _ in range(beats):
        before = [before[0] + 2 * before[1] + before[2], before[0], before[1]]
    return before[0]


def brute_force(beats, last="rest"):
    """Tries everything that may come next. A rest before the start forbids one at the start."""
    if beats <= 0:
        return int(beats == 0)
    after_rest = 0 if last == "rest" else brute_force(beats - 1, "rest")
    return brute_force(beats - 1, "tap") + brute_force(beats - 2, "roll") + after_rest


def write(name, beats):
    if beats <= 16:
        assert ways(beats) == brute_force(beats)
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{beats}\n")
    path.with_suffix(".ans").write_text(f"{ways(beats) % MOD}\n")


def main():
    write("sample/1", 2)
    write("sample/2", 3)
    write("sample/3", 32)
    write("secret/01-one-beat", 1)
    write("secret/02-four-beats", 4)
    write("secret/03-five-beats", 5)
    write("secret/04-six-beats", 6)
    write("secret/05-eight-beats", 8)
    write("secret/06-twelve-beats", 12)
    write("secret/07-sixteen-beats", 16)
    # The last one below the modulus and the first one above it.
    small = max(beats for beats in range(1, 100) if ways(beats) < MOD)
    write("secret/08-just-below-the-modulus", small)
    write("secret/09-just-above-the-modulus", small + 1)
    write("secret/10-forty-beats", 40)
    write("secret/11-above-64-bits", 64)
    write("secret/12-hundred", 100)
    write("secret/13-above-a-double", 999)
    write("secret/14-thousand", 1000)
    write("secret/15-odd", 3333)
    write("secret/16-almost-longest", 4999)
    write("secret/17-longest", 5000)


main()
