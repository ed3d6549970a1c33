class Solution:
    def lakeKiosks(self, around: int, houses: List[int], kiosks: int) -> int:
        n = len(houses)
        places = sorted(houses)
        places += [place + around for place in places]

        def enough(d):
            jump, end = [], 0
            for place in places:
                limit = place + 2 * d
                while end < 2 * n and places[end] <= limit:
                    end += 1
                jump.append(end)
            start = min(range(n), key=lambda house: jump[house] - house)
            if (jump[start] - start) * kiosks >= n:
                return True
            for first in range(start + 1, jump[start] + 1):
                first %= n
                house = first
                for _ in range(kiosks):
                    house = jump[house]
                    if house >= first + n:
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
