# Knows the next higher tower of each tower, but goes from one to the next for each guard.
def main():
    n = int(input())
    heights = list(map(int, input().split()))
    higher = [n] * n
    stack = []
    for i, height in enumerate(heights):
        while stack and heights[stack[-1]] < height:
            higher[stack.pop()] = i
        stack.append(i)
    total = 0
    for i in range(n):
        last = min(n - 1, i + heights[i])
        j = i + 1
        while j <= last:
            total += 1
            j = higher[j]
    print(total)


main()
