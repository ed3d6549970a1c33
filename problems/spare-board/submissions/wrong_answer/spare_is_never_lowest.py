# Forgets pictures in which the spare board is the lowest one.
class Solution:
    def largestPicture(self, boards: List[int], spare: int) -> int:
        n = len(boards)
        before = [0] + list(range(n)) + [n]
        after = [1] + list(range(2, n + 2)) + [n + 1]
        largest = 0
        for place in sorted(range(n, 0, -1), key=lambda place: -boards[place - 1]):
            height = boards[place - 1]
            left, right = before[place], after[place]
            width = right - left - 1
            if height <= spare:
                width = max(right - before[left], after[right] - left) - 1
            largest = max(largest, height * width)
            after[left], before[right] = right, left
        return largest
