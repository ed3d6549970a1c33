# Forgets the second line.
name = input()
print(f"Welcome, {name}!")
