#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from bisect import bisect_left, bisect_right
from collections import Counter
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


class FencePaint:
    def __init__(self, boards):
        self.starts, self.colors = [0, boards], [0, -1]
        self.counts = Counter({0: boards})

    def cut(self, board):
        at = bisect_left(self.starts, board)
        if self.starts[at] != board:
            self.starts.insert(at, board)
            self.colors.insert(at, self.colors[at - 1])
        return at

    def paint(self, first, last, color):
        left, right = self.cut(first), self.cut(last + 1)
        for at in range(left, right):
            self.counts[self.colors[at]] -= self.starts[at + 1] - self.starts[at]
        self.counts[color] += last + 1 - first
        self.starts[left:right], self.colors[left:right] = [first], [color]
        for at in (left + 1, left):
            if at > 0 and self.colors[at] == self.colors[at - 1]:
                del self.starts[at], self.colors[at]

    def colorOf(self, board):
        return self.colors[bisect_right(self.starts, board) - 1]

    def boardsOf(self, color):
        return self.counts[color]

    def stripes(self):
        return len(self.starts) - 1


class Brute:
    """Has a list of all boards."""

    def __init__(self, boards):
        self.boards = [0] * boards

    def paint(self, first, last, color):
        self.boards[first : last + 1] = [color] * (last + 1 - first)

    def colorOf(self, board):
        return self.boards[board]

    def boardsOf(self, color):
        return self.boards.count(color)

    def stripes(self):
        return 1 + sum(a != b for a, b in zip(self.boards, self.boards[1:]))


def write(name, boards, calls):
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    names, arguments, results = ["FencePaint"], [[boards]], [None]
    fence, brute = FencePaint(boards), Brute(min(boards, 1000))
    for method, *args in calls:
        names.append(method)
        arguments.append(args)
        results.append(getattr(fence, method)(*args))
        assert boards > 1000 or results[-1] == getattr(brute, method)(*args)
    path.with_suffix(".in").write_text(f"{dumps(names)}\n{dumps(arguments)}\n")
    path.with_suffix(".ans").write_text(f"{dumps(results)}\n")


STRIPES = ("stripes",)


def paint(first, last, color):
    return "paint", first, last, color


def color_of(*boards):
    return [("colorOf", board) for board in boards]


def boards_of(*colors):
    return [("boardsOf", color) for color in colors]


def main():
    rng = random.Random(41112)
    far = 10**9

    def random_calls(count, boards, colors, longest, weights):
        methods = ["paint", "colorOf", "boardsOf", "stripes"]
        for method in rng.choices(methods, weights, k=count):
            if method == "paint":
                first = rng.randrange(boards)
                yield paint(first, min(boards - 1, first + rng.randrange(longest)), rng.randrange(colors))
            elif method == "colorOf":
                yield method, rng.randrange(boards)
            else:
                yield (method, rng.randrange(colors)) if method == "boardsOf" else (method,)

    write("sample/1", 10, [paint(1, 4, 5), paint(3, 5, 7), STRIPES, *boards_of(5, 7, 0), *color_of(3)])
    write("sample/2", 6, [paint(0, 2, 3), paint(3, 5, 3), STRIPES, *boards_of(3), paint(1, 1, 0), STRIPES, *color_of(1, 2)])
    write("secret/01-bare", 5, [STRIPES, *color_of(0, 4), *boards_of(0, 1)])
    write("secret/02-one-board", 1, [paint(0, 0, 4), STRIPES, *boards_of(0, 4), paint(0, 0, 0), STRIPES, *boards_of(0, 4), *color_of(0)])
    write("secret/03-same-color-again", 9, [paint(2, 6, 1), paint(3, 4, 1), STRIPES, *boards_of(1, 0), paint(2, 6, 1), STRIPES, *boards_of(1)])
    write("secret/04-in-the-middle", 9, [paint(1, 7, 2), paint(4, 4, 3), STRIPES, *color_of(3, 4, 5), *boards_of(2), paint(4, 4, 2), STRIPES, *boards_of(2, 3)])
    write("secret/05-joins-both-sides", 12, [paint(0, 3, 6), paint(8, 11, 6), STRIPES, paint(4, 7, 6), STRIPES, *boards_of(6, 0), paint(0, 0, 1), STRIPES])
    write("secret/06-joins-bare-wood", 10, [paint(3, 5, 1), paint(3, 5, 0), STRIPES, *boards_of(0, 1), *color_of(4)])
    write("secret/07-covers-everything", 30, [paint(at, at, at) for at in range(30)] + [STRIPES, paint(0, 29, 8), STRIPES, *boards_of(8, 9, 0), *color_of(0, 29)])
    write("secret/08-ends", 8, [paint(0, 0, 1), paint(7, 7, 2), STRIPES, *color_of(0, 1, 6, 7), paint(0, 3, 3), paint(4, 7, 3), STRIPES, *boards_of(1, 2, 3)])
    write("secret/09-neighbors-stay", 9, [paint(0, 2, 1), paint(6, 8, 2), paint(3, 5, 3), STRIPES, *color_of(2, 3, 5, 6), paint(2, 6, 3), STRIPES, *color_of(1, 2, 6, 7)])
    write("secret/10-longest-fence", far, [*boards_of(0), paint(far // 2, far - 1, 10**6), STRIPES, *boards_of(0, 10**6), *color_of(far // 2 - 1, far // 2, far - 1), paint(0, far - 1, 1), *boards_of(1, 0)])
    for index in range(11, 15):
        boards, colors, longest = [(5, 3, 4), (12, 3, 6), (30, 5, 9), (200, 4, 30)][index - 11]
        write(f"secret/{index}-small", boards, random_calls(150, boards, colors, longest, (4, 2, 2, 2)))
    write("secret/15-random", far, random_calls(3_000, far, 10, far // 500, (4, 1, 1, 1)))
    dots = [paint(2 * at, 2 * at, 1) for at in range(10_000)]
    rng.shuffle(dots)
    write("secret/16-many-stripes", far, dots + [call for at in range(4_999) for call in (paint(4 * at + 1, 4 * at + 1, 2), STRIPES)] + boards_of(0))
    waves = [call for wave in range(8) for call in [paint(3 * at, 3 * at, wave + 1) for at in range(500)] + [STRIPES, paint(0, 1_499, 9), STRIPES]]
    write("secret/17-covered-again-and-again", 10_000, waves)
    write("secret/18-grows-to-the-left", far, [call for at in range(1_500) for call in (paint(far - 4 * at - 4, far - 4 * at, at % 3 + 1) if at else paint(far - 1, far - 1, 3), STRIPES)])


main()
