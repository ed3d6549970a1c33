def main():
    n = int(input())
    colors = list(map(int, input().split()))
    missing = len(set(colors))
    count = {}
    best, begin, left = n + 1, 0, 0
    for right in range(n):
        color = colors[right]
        count[color] = count.get(color, 0) + 1
        if count[color] == 1:
            missing -= 1
        while missing == 0:
            if right - left + 1 < best:
                best, begin = right - left + 1, left
            count[colors[left]] -= 1
            if count[colors[left]] == 0:
                missing += 1
            left += 1
    print(best, begin + 1)


main()
