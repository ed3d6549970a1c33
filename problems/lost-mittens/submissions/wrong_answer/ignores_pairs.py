# Counts all mittens of a color, also those that are given away in pairs.
class Solution:
    def lostMittens(self, left: List[str], right: List[str]) -> str:
        counts = Counter(left + right)
        return min(counts, key=lambda color: (-counts[color], color), default="")
