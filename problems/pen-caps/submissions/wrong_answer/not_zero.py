# Begins the search with play 1.
class Solution:
    def penCaps(self, pens: List[int], caps: List[int], count: int) -> int:
        pens.sort()
        caps.sort()

        def enough(play):
            cap = done = 0
            for pen in pens:
                while cap < len(caps) and caps[cap] < pen:
                    cap += 1
                if cap < len(caps) and caps[cap] - pen <= play:
                    cap += 1
                    done += 1
            return done >= count

        low, high = 1, 10**9
        if not enough(high):
            return -1
        while low < high:
            middle = (low + high) // 2
            if enough(middle):
                high = middle
            else:
                low = middle + 1
        return low
