# Always replaces the lowest board of the whole fence.
class Solution:
    def largestPicture(self, boards: List[int], spare: int) -> int:
        def largest(heights):
            best, stack = 0, []
            for end, height in enumerate(heights + [0]):
                start = end
                while stack and stack[-1][1] >= height:
                    start, top = stack.pop()
                    best = max(best, top * (end - start))
                stack.append((start, height))
            return best

        lowest = boards.index(min(boards))
        return max(largest(boards), largest(boards[:lowest] + [spare] + boards[lowest + 1 :]))
