# Plans the whole dinner again for each task.
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
    for task in order:
        for later in following[task]:
            waits_for[later] -= 1
            if waits_for[later] == 0:
                order.append(later)

    def dinner():
        start, last = [0] * n, 0
        for task in order:
            end = start[task] + times[task]
            last = max(last, end)
            for later in following[task]:
                if end > start[later]:
                    start[later] = end
        return last

    print(dinner())
    for task in range(n):
        times[task] += delays[task]
        print(dinner())
        times[task] -= delays[task]


main()
