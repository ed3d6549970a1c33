# Cuts the road at the largest gap, although a stretch may go across it.
class Solution:
    def lakeKiosks(self, around: int, houses: List[int], kiosks: int) -> int:
        houses.sort()
        gaps = [(houses[i] - houses[i - 1]) % around for i in range(len(houses))]
        cut = gaps.index(max(gaps))
        line = houses[cut:] + [house + around for house in houses[:cut]]

        def enough(d):
            used, served = 0, -1
            for house in line:
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
