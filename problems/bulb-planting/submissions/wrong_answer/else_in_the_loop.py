# Returns -1 inside the loop, so the function ends at the first night that is not colder.
class Solution:
    def bulbPlanting(self, nights: List[int], drops: int) -> int:
        streak = 0
        for i in range(1, len(nights)):
            if nights[i] < nights[i - 1]:
                streak += 1
                if streak == drops:
                    return i
            else:
                return -1
        return -1
