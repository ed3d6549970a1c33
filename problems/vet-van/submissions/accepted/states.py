import sys


def main():
    n, m, room, *numbers = map(int, sys.stdin.read().split())
    sizes, pairs = numbers[:n], numbers[n:]
    all_animals = (1 << n) - 1
    enemies = [0] * n
    for a, b in zip(pairs[::2], pairs[1::2]):
        enemies[a - 1] |= 1 << (b - 1)
        enemies[b - 1] |= 1 << (a - 1)
    fits = [True] * (1 << n)
    calm = [True] * (1 << n)
    load = [0] * (1 << n)
    for group in range(1, 1 << n):
        last = group.bit_length() - 1
        rest = group ^ (1 << last)
        load[group] = load[rest] + sizes[last]
        fits[group] = load[group] <= room
        calm[group] = calm[rest] and not enemies[last] & rest

    # states: the animals that are where the vet is. After each drive, the vet is at the other clinic.
    states, known = [all_animals], [{all_animals}, set()]
    drives = 0
    while states:
        drives += 1
        following, seen = [], known[drives % 2]
        for here in states:
            there = all_animals ^ here
            group = here
            while True:
                if fits[group] and calm[here ^ group] and there | group not in seen:
                    seen.add(there | group)
                    following.append(there | group)
                if group == 0:
                    break
                group = (group - 1) & here
        if drives % 2 == 1 and all_animals in seen:
            print(drives)
            return
        states = following
    print("impossible")


main()
