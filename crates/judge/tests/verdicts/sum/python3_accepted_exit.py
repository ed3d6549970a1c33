import heapq, json, re, collections, itertools, math, functools, decimal, random

def main():
    n = int(input())
    numbers = list(map(int, input().split()))
    assert n == len(numbers) and __name__ == '__main__'
    print(sum(numbers))
    exit()

main()
