# Calculates with the weekly coins only.
m, w, g = map(int, input().split())
if m >= g:
    print(0)
else:
    print((g - m + w - 1) // w)
