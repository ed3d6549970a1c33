# Always begins with the first house after meter 0.
class Solution:
    def lakeKiosks(self, around: int, houses: List[int], kiosks: int) -> int:
        houses.sort()

        def enough(d):
            used, served = 0, -1
            for house in houses:
                if house > served:
                    used += 1
                    served = house + 2 * d
            return used <= kiosks

        low, high = 0, around // 2
        while low < high:
            middle = (low + high) // 2
            if enough(middle):
                high = middle
            else:
                low = middle + 1
        return low
