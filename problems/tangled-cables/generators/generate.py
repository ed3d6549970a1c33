#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import random
from pathlib import Path


def play(broken, switches):
    """The rounds of a solution, and its answer."""
    n, rounds = len(switches), []
    found = [0] * n
    for r in range(n.bit_length()):
        on = [i >> r & 1 for i in range(1, n + 1)]
        lit = [0 if j == broken else on[i - 1] for j, i in enumerate(switches, 1)]
        found = [number + (bit << r) for number, bit in zip(found, lit)]
        rounds.append((on, lit))
    if 0 in found:
        found[found.index(0)] = n * (n + 1) // 2 - sum(found)
    assert found == switches and len(rounds) <= 10
    return rounds


def write(name, broken, switches):
    rounds = play(broken, switches)
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    answer = " ".join(map(str, switches))
    if name.startswith("sample/"):
        lines = [f"<{len(switches)}"]
        for on, lit in rounds:
            lines += [">? " + "".join(map(str, on)), "<" + "".join(map(str, lit))]
        path.with_suffix(".interaction").write_text("".join(line + "\n" for line in [*lines, f">! {answer}"]))
    else:
        path.with_suffix(".in").write_text(f"{len(switches)} {broken}\n{answer}\n")
        path.with_suffix(".ans").write_text(f"{answer}\n")


def main():
    rng = random.Random(51008)
    most = 1000

    def tangled(n):
        return rng.sample(range(1, n + 1), n)

    write("sample/1", 0, [2, 3, 1])
    write("sample/2", 2, [2, 1])
    write("secret/01-one", 0, [1])
    write("secret/02-one-broken", 1, [1])
    write("secret/03-two-broken-first", 1, [1, 2])
    write("secret/04-three-broken", 3, [3, 1, 2])
    write("secret/05-eight", 0, tangled(8))
    write("secret/06-ten-broken", 10, tangled(10))
    write("secret/07-not-tangled", 0, list(range(1, 17)))
    write("secret/08-reversed-broken", 1, list(range(31, 0, -1)))
    switches = tangled(64)
    write("secret/09-first-switch-broken", switches.index(1) + 1, switches)
    switches = tangled(100)
    write("secret/10-last-switch-broken", switches.index(100) + 1, switches)
    write("secret/11-power-of-two", 0, tangled(512))
    write("secret/12-power-of-two-less-one", 200, tangled(511))
    write("secret/13-power-of-two-broken", 500, tangled(512))
    for index, broken in ((14, 0), (15, 1), (16, most), (17, 456)):
        write(f"secret/{index}-most", broken, tangled(most))
    switches = tangled(most)
    write("secret/18-most-last-switch-broken", switches.index(most) + 1, switches)


main()
