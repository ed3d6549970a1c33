# Extends the picture from each first board, and knows its two lowest boards.
class Solution:
    def largestPicture(self, boards: List[int], spare: int) -> int:
        n = len(boards)
        largest = 0
        for start in range(n):
            two_lowest = []
            for end in range(start, n):
                two_lowest = sorted(two_lowest + [boards[end]])[:2]
                height = max(two_lowest[0], min(two_lowest[1:] + [spare]))
                largest = max(largest, height * (end - start + 1))
        return largest
