class Solution:
    def bulbPlanting(self, nights: List[int], drops: int) -> int:
        streak = 0
        for i in range(1, len(nights)):
            if nights[i] < nights[i - 1]:
                streak += 1
            else:
                streak = 0
            if streak == drops:
                return i
        return -1
