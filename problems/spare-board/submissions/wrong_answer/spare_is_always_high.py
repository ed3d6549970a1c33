# Uses the spare board even in pictures that are higher than it.
class Solution:
    def largestPicture(self, boards: List[int], spare: int) -> int:
        n = len(boards)
        before = [0] + list(range(n)) + [n]
        after = [1] + list(range(2, n + 2)) + [n + 1]
        largest = spare
        for place in sorted(range(n, 0, -1), key=lambda place: -boards[place - 1]):
            left, right = before[place], after[place]
            width = max(right - before[left], after[right] - left) - 1
            largest = max(largest, boards[place - 1] * width)
            after[left], before[right] = right, left
        return largest
