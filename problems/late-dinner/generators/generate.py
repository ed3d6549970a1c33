#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import random
from pathlib import Path


def solve(tasks, rules):
    n = len(tasks)
    after, before, missing = [[] for _ in range(n)], [[] for _ in range(n)], [0] * n
    for a, b in rules:
        after[a - 1].append(b - 1)
        before[b - 1].append(a - 1)
        missing[b - 1] += 1
    order = [task for task in range(n) if not missing[task]]
    for task in order:
        for later in after[task]:
            missing[later] -= 1
            if not missing[later]:
                order.append(later)
    start, rest = [0] * n, [0] * n
    for task in order:
        start[task] = max((start[other] + tasks[other][0] for other in before[task]), default=0)
    for task in reversed(order):
        rest[task] = tasks[task][0] + max((rest[later] for later in after[task]), default=0)
    dinner = max(rest)
    return [dinner, *(max(dinner, start[task] + rest[task] + tasks[task][1]) for task in range(n))]


def brute(tasks, rules):
    """Plans each dinner on its own: starts each task later until no rule is broken."""

    def dinner(times):
        start, changed = [0] * len(times), True
        while changed:
            changed = False
            for a, b in rules:
                if start[b - 1] < start[a - 1] + times[a - 1]:
                    start[b - 1] = start[a - 1] + times[a - 1]
                    changed = True
        return max(begin + time for begin, time in zip(start, times))

    times = [t for t, _ in tasks]
    return [dinner(times), *(dinner([t + d * (i == late) for i, (t, d) in enumerate(tasks)]) for late in range(len(tasks)))]


def write(name, tasks, rules):
    rules = list(rules)
    answer = solve(tasks, rules)
    if len(tasks) <= 50:
        assert answer == brute(tasks, rules), name
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text("".join(f"{a} {b}\n" for a, b in [(len(tasks), len(rules)), *tasks, *rules]))
    path.with_suffix(".ans").write_text("".join(f"{minute}\n" for minute in answer))


def main():
    rng = random.Random(61008)
    most = 10**9

    def tasks(n, longest=20, latest=40):
        return [(rng.randint(1, longest), rng.randint(1, latest)) for _ in range(n)]

    def chain(n):
        return [(task, task + 1) for task in range(1, n)]

    def mixed(n, m, near=None):
        """Rules between tasks in a random order, which are at most `near` places apart."""
        order = rng.sample(range(1, n + 1), n)
        rules = []
        for _ in range(m):
            first = rng.randrange(n - 1)
            rules.append((order[first], order[rng.randint(first + 1, min(n, first + (near or n) + 1) - 1)]))
        return rules

    write("sample/1", [(5, 2), (10, 1), (3, 12), (4, 6), (5, 13)], [(1, 2), (1, 3), (2, 4), (3, 4)])
    write("sample/2", [(7, 1), (3, 9), (6, 1)], [])
    write("secret/01-one", [(1, 1)], [])
    write("secret/02-one-after-the-other", [(2, 1), (9, 1), (4, 7)], chain(3))
    write("secret/03-backwards", [(2, 1), (9, 1), (4, 7), (1, 1)], [(b, a) for a, b in chain(4)])
    write("secret/04-equal-ways", [(4, 3), (6, 1), (6, 2), (5, 9)], [(1, 2), (1, 3), (2, 4), (3, 4)])
    write("secret/05-reserve-of-two-tasks", [(3, 5), (3, 4), (20, 1), (2, 2)], [(1, 2), (2, 4), (3, 4)])
    write("secret/06-same-rule-again", [(3, 2), (5, 2), (1, 9)], [(1, 2), (1, 2), (3, 2), (1, 2)])
    write("secret/07-long-times", [(most, most)] * 12, chain(12))
    for index in range(8, 12):
        n = rng.randint(20, 50)
        write(f"secret/{index:02}-small", tasks(n), mixed(n, rng.randint(15, 80)))
    write("secret/12-one-for-all", tasks(500, 100, 300), [(250, task) for task in range(1, 501) if task != 250])
    write("secret/13-all-for-one", tasks(500, 100, 300), [(task, 77) for task in range(1, 501) if task != 77])
    write("secret/14-no-rules", tasks(1000, 500, 500), [])
    write("secret/15-long-chain", [(most - k % 5, most - k % 7) for k in range(1500)], chain(1500))
    steps = [(layer * 10 + a, layer * 10 + 10 + b) for layer in range(60) for a in range(1, 11) for b in range(1, 11)]
    write("secret/16-layers", tasks(610, 50, 200), rng.sample(steps, len(steps)))
    write("secret/17-near", tasks(3000), mixed(3000, 6000, 5))
    write("secret/18-largest", tasks(20_000, 99, 999), mixed(20_000, 36_000, 400))


main()
