import json

noise, limit = json.loads(input()), json.loads(input())
left = total = first = most = 0
for right, loud in enumerate(noise):
    total += loud
    while total > limit:
        total -= noise[left]
        left += 1
    if right + 1 - left > most:
        first, most = left, right + 1 - left
print(json.dumps([first, most] if most else []))
