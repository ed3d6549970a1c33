class Solution:
    def largestPicture(self, boards: List[int], spare: int) -> int:
        n = len(boards)
        before = [0] + list(range(n)) + [n]
        after = [1] + list(range(2, n + 2)) + [n + 1]
        largest = 0

        # The spare board is the lowest one.
        last = second_to_last = 0
        for place, height in enumerate(boards, 1):
            if height < spare:
                second_to_last, last = last, place
            largest = max(largest, spare * (place - second_to_last))

        # Another board is the lowest one. Equal boards: the right one is removed first.
        for place in sorted(range(n, 0, -1), key=lambda place: -boards[place - 1]):
            height = boards[place - 1]
            left, right = before[place], after[place]
            width = right - left - 1
            if height <= spare:
                width = max(right - before[left], after[right] - left) - 1
            largest = max(largest, height * width)
            after[left], before[right] = right, left
        return largest
