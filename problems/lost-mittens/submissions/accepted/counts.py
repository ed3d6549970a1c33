class Solution:
    def lostMittens(self, left: List[str], right: List[str]) -> str:
        counts = {}
        for color in left:
            counts[color] = counts.get(color, 0) + 1
        for color in right:
            counts[color] = counts.get(color, 0) - 1
        best, most = "", 0
        for color, count in counts.items():
            stay = abs(count)
            if stay > most or (stay == most and color < best):
                best, most = color, stay
        return best
