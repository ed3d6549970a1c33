def main():
    n, k, p = map(int, input().split())
    sold = lucky = 0
    for cups in map(int, input().split()):
        before = sold // k
        sold += cups
        if sold // k > before:
            lucky += 1
    print(p * (sold - sold // k), lucky)


main()
