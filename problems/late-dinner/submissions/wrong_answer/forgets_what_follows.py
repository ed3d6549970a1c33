# Forgets the tasks that have to wait for the delayed one.
import sys


def main():
    n, m, *numbers = map(int, sys.stdin.read().split())
    times, delays, rules = numbers[: 2 * n : 2], numbers[1 : 2 * n : 2], numbers[2 * n :]
    following = [[] for _ in range(n)]
    waits_for = [0] * n
    for a, b in zip(rules[::2], rules[1::2]):
        following[a - 1].append(b - 1)
        waits_for[b - 1] += 1
    order = [task for task in range(n) if waits_for[task] == 0]
    # start[task]: the minutes before the task starts.
    start = [0] * n
    for task in order:
        end = start[task] + times[task]
        for later in following[task]:
            start[later] = max(start[later], end)
            waits_for[later] -= 1
            if waits_for[later] == 0:
                order.append(later)
    # rest[task]: the minutes from the start of the task to the end of the last task that has to wait for it.
    rest = [0] * n
    for task in reversed(order):
        rest[task] = times[task] + max((rest[later] for later in following[task]), default=0)
    dinner = max(rest)
    print(dinner)
    print("\n".join(str(max(dinner, start[task] + times[task] + delays[task])) for task in range(n)))


main()
