# Finds the best stands for k = 1, removes these places, and starts again, k times.
import sys


def main():
    n, k, *log = map(int, sys.stdin.read().split())
    total = 0
    for _ in range(k):
        # The best sum behind each place on the way, and where its stands are in the log, as a tree of pairs.
        way, places = [(0, None)], []
        for place, number in enumerate(log):
            if number != 0:
                way.append((0, None))
                places.append(place)
                continue
            behind, stands = way.pop()
            here = places.pop()
            if log[here] > behind:
                behind, stands = log[here], here
            before, others = way[-1]
            way[-1] = before + behind, (others, stands)
        best, todo = way[0][0], [way[0][1]]
        if best == 0:
            break
        total += best
        while todo:
            stands = todo.pop()
            if isinstance(stands, tuple):
                todo += stands
            elif stands is not None:
                log[stands] = -1
    print(total)


main()
