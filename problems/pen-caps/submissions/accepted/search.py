class Solution:
    def penCaps(self, pens: List[int], caps: List[int], count: int) -> int:
        pens.sort()
        caps.sort()

        def enough(play):
            pen = cap = done = 0
            while pen < len(pens) and cap < len(caps):
                if caps[cap] < pens[pen]:
                    cap += 1
                elif caps[cap] - pens[pen] > play:
                    pen += 1
                else:
                    done += 1
                    pen += 1
                    cap += 1
            return done >= count

        low, high = 0, 10**9
        if not enough(high):
            return -1
        while low < high:
            middle = (low + high) // 2
            if enough(middle):
                high = middle
            else:
                low = middle + 1
        return low
