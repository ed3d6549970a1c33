def z_function(text):
    n = len(text)
    z = [0] * n
    left = right = 0
    for i in range(1, n):
        k = min(right - i, z[i - left]) if i < right else 0
        while i + k < n and text[k] == text[i + k]:
            k += 1
        z[i] = k
        if i + k > right:
            left, right = i, i + k
    return z


n = int(input())
melody = input().strip()
front = z_function(melody)
back = z_function(melody[::-1])
calm = [d for d in range(1, n) if front[d] + back[d] >= n - d - 1]
print(len(calm), calm[0])
