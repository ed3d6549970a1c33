# Forgets that right mittens can stay as well.
class Solution:
    def lostMittens(self, left: List[str], right: List[str]) -> str:
        counts = Counter(left)
        counts.subtract(right)
        best, most = "", 0
        for color in sorted(counts):
            if counts[color] > most:
                best, most = color, counts[color]
        return best
