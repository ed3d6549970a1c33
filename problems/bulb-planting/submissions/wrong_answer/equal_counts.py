# Counts a night that is as cold as the night before.
class Solution:
    def bulbPlanting(self, nights: List[int], drops: int) -> int:
        streak = 0
        for i in range(1, len(nights)):
            streak = streak + 1 if nights[i] <= nights[i - 1] else 0
            if streak == drops:
                return i
        return -1
