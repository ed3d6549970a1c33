# Tries every house as the beginning, and walks along all houses for each of them.
class Solution:
    def lakeKiosks(self, around: int, houses: List[int], kiosks: int) -> int:
        n = len(houses)
        houses.sort()
        places = houses + [house + around for house in houses]

        def enough(d):
            for first in range(n):
                used, served = 0, -1
                for i in range(first, first + n):
                    if places[i] > served:
                        used += 1
                        served = places[i] + 2 * d
                if used <= kiosks:
                    return True
            return False

        low, high = 0, around // 2
        while low < high:
            middle = (low + high) // 2
            if enough(middle):
                high = middle
            else:
                low = middle + 1
        return low
