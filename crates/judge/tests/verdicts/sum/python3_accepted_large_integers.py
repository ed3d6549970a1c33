large = 10 ** 20000
assert int(str(large)) == large
input()
print(sum(map(int, input().split())))
