from parts.times import times
print(times(*map(int, input().split())))
