# Reads one line more than there is.
n = int(input())
total = 0
losses = 0
for i in range(n + 1):
    earned = int(input())
    total = total + earned
    if earned < 0:
        losses = losses + 1
print(total, losses)
