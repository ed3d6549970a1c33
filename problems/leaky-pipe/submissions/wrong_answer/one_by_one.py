# Asks one sensor after the other, which needs too many questions.
n = int(input())
sensor = 1
while sensor <= n:
    print("?", sensor, flush=True)
    answer = input()
    if answer != "strong":
        break
    sensor += 1
print("!", sensor, flush=True)
