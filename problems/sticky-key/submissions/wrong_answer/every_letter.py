# Also shortens the letters of the other keys.
key = input()
text = input()
result = ""
for letter in text:
    if not result.endswith(letter):
        result = result + letter
print(result)
