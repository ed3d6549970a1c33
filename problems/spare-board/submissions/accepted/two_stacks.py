class Solution:
    def largestPicture(self, boards: List[int], spare: int) -> int:
        n = len(boards)

        def lower(heights):
            first, second = [n] * n, [n] * n
            waiting, waiting_again = [], []
            for place, height in enumerate(heights):
                while waiting_again and heights[waiting_again[-1]] > height:
                    second[waiting_again.pop()] = place
                moved = []
                while waiting and heights[waiting[-1]] > height:
                    first[waiting[-1]] = place
                    moved.append(waiting.pop())
                waiting_again += reversed(moved)
                waiting.append(place)
            return first, second

        right = lower(boards)
        left = [[n - 1 - place for place in reversed(places)] for places in lower(boards[::-1])]
        largest = 0
        for i, height in enumerate(boards):
            width = right[0][i] - left[0][i] - 1
            if height <= spare:
                width = max(right[0][i] - left[1][i], right[1][i] - left[0][i]) - 1
            largest = max(largest, height * width)
        low = [-1, -1] + [i for i, height in enumerate(boards) if height < spare] + [n]
        for k in range(1, len(low) - 1):
            largest = max(largest, spare * (low[k + 1] - low[k - 1] - 1))
        return largest
