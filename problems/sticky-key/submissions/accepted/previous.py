key = input()
text = input()
result = ""
previous = ""
for letter in text:
    if letter != key or previous != key:
        result = result + letter
    previous = letter
print(result)
