# Prints a space before the exclamation mark.
name = input()
print("Welcome,", name, "!")
print("Your room is ready.")
