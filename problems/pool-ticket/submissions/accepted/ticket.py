a = int(input())
h = int(input())
if a <= 5:
    price = 0
elif a <= 17:
    price = 4
elif a <= 64:
    price = 7
else:
    price = 5
if h >= 18 and price > 0:
    price = price - 2
print(price)
