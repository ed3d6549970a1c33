# Counts on from bead to bead for each first bead, which takes quadratic time.
def main():
    n = int(input())
    beads = input().strip() * 2
    count = 0
    for first in range(n):
        red = green = blue = 0
        for color in beads[first : first + n - 1]:
            if color == "R":
                red += 1
            elif color == "G":
                green += 1
            else:
                blue += 1
            if red == green == blue:
                count += 1
    print(count)


main()
