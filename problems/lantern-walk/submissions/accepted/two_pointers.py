def main():
    n = int(input())
    colours = list(map(int, input().split()))
    missing = len(set(colours))
    count = {}
    best, begin, left = n + 1, 0, 0
    for right in range(n):
        colour = colours[right]
        count[colour] = count.get(colour, 0) + 1
        if count[colour] == 1:
            missing -= 1
        while missing == 0:
            if right - left + 1 < best:
                best, begin = right - left + 1, left
            count[colours[left]] -= 1
            if count[colours[left]] == 0:
                missing += 1
            left += 1
    print(best, begin + 1)


main()
