# Uses what is left of a ball for the next area of the same color.
class Solution:
    def ballsOfYarn(self, pattern: List[str], ball: int) -> int:
        stitches = Counter("".join(pattern))
        return sum((count + ball - 1) // ball for count in stitches.values())
