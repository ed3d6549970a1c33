from library import next_of
print(next_of(int(input())) + 1)
