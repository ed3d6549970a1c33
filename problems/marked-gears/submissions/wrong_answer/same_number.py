# Counts only the teeth with the same number.
a, b, n, m = map(int, input().split())
print(len(set(input().split()) & set(input().split())))
