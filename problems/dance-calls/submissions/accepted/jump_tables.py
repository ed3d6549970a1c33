import sys


def main():
    words = sys.stdin.read().split()
    n, k, m, q = map(int, words[:4])
    sheet = ["ABCDE".index(letter) for letter in words[4]]
    numbers = list(map(int, words[5:]))
    # Spots are numbered from 0 here.
    calls = [[spot - 1 for spot in numbers[n * c : n * (c + 1)]] for c in range(k)]
    table = list(range(n))
    for letter in sheet:
        call = calls[letter]
        table = [call[spot] for spot in table]
    jumps = []
    for _ in range(60):
        jumps.append(table)
        table = [table[spot] for spot in table]
    for at in range(n * k, n * k + 2 * q, 2):
        spot = numbers[at] - 1
        passes, rest = divmod(numbers[at + 1], m)
        for table in jumps:
            if passes & 1:
                spot = table[spot]
            passes >>= 1
            if not passes:
                break
        for letter in sheet[:rest]:
            spot = calls[letter][spot]
        print(spot + 1)


main()
