# Goes through both lists again for each mitten.
class Solution:
    def lostMittens(self, left: List[str], right: List[str]) -> str:
        best, most = "", 0
        for color in left + right:
            stay = abs(left.count(color) - right.count(color))
            if stay > most or (stay == most and color < best):
                best, most = color, stay
        return best
