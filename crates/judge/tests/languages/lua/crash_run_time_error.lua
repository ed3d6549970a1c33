local nothing
print(nothing.length)
