#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import random
from collections import Counter
from pathlib import Path


def differences(beads):
    red, green, blue = (beads.count(color) for color in "RGB")
    return red - green, green - blue


def solve(beads):
    a, b = differences(beads)
    before, x, y, count = Counter(), 0, 0, 0
    for color in beads:
        count += before[x, y] + before[x - a, y - b]
        before[x, y] += 1
        x += (color == "R") - (color == "G")
        y += (color == "G") - (color == "B")
    return count


def brute(beads):
    n = len(beads)
    return sum(differences((beads * 2)[i : i + length]) == (0, 0) for i in range(n) for length in range(1, n))


GROUPS = {"1-short": (20, 100), "2-medium": (30, 2000), "3-whole-is-balanced": (20, 100_000), "4-all": (30, 100_000)}


def write(name, beads):
    answer = solve(beads)
    if len(beads) <= 100:
        assert answer == brute(beads), name
    group = name.split("/")[1] if name.startswith("secret/") else None
    if group:
        assert len(beads) <= GROUPS[group][1]
        assert not group.startswith("3") or differences(beads) == (0, 0)
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{len(beads)}\n{beads}\n")
    path.with_suffix(".ans").write_text(f"{answer}\n")


def main():
    rng = random.Random(51010)

    def mixed(n, colors="RGB"):
        return "".join(rng.choice(colors) for _ in range(n))

    def balanced(n):
        beads = list("RGB" * (n // 3))
        rng.shuffle(beads)
        return "".join(beads)

    write("sample/1", "RGBR")
    write("sample/2", "RGBRGB")
    write("sample/3", "RRBRB")
    write("secret/1-short/01-two", "RG")
    write("secret/1-short/02-three", "BRG")
    write("secret/1-short/03-one-color", "G" * 50)
    write("secret/1-short/04-no-red", "GBBGGB")
    write("secret/1-short/05-over-the-end", "BRRRRG")
    write("secret/1-short/06-blocks", "R" * 20 + "G" * 20 + "B" * 20)
    write("secret/1-short/07-four", "RGRB")
    write("secret/1-short/08-random", mixed(100))
    write("secret/1-short/09-mostly-red", mixed(99, "RRGB"))
    write("secret/2-medium/10-pattern", ("RGBBGR" * 334)[:2000])
    write("secret/2-medium/11-random", mixed(2000))
    write("secret/2-medium/12-one-more", "R" + balanced(1998))
    write("secret/2-medium/13-blocks-over-the-end", "G" * 300 + "B" * 700 + "R" * 600 + "G" * 400)
    write("secret/3-whole-is-balanced/14-three", "GBR")
    write("secret/3-whole-is-balanced/15-pattern", "RGB" * 33_333)
    write("secret/3-whole-is-balanced/16-random", balanced(99_999))
    write("secret/3-whole-is-balanced/17-blocks", "R" * 5000 + "G" * 5000 + "B" * 5000)
    write("secret/4-all/18-one-color", "B" * 30_000)
    write("secret/4-all/19-pattern", "RGB" * 33_333 + "G")
    write("secret/4-all/20-random", mixed(100_000))
    write("secret/4-all/21-pairs", ("RRGGBB" * 5000)[:29_995])
    for group, (points, _) in GROUPS.items():
        Path("data/secret", group, "test_group.yaml").write_text(f"max_score: {points}\n")
    Path("data/secret/test_group.yaml").write_text("max_score: 100\n")


main()
