# Replaces pairs once: four in a row become two.
key = input()
text = input()
print(text.replace(key + key, key))
