name = input()
print("Welcome, " + name + "!")
print("Your room is ready.")
