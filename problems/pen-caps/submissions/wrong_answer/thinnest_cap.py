# Gives each pen the thinnest free cap and takes the smallest plays: a pen that is not needed takes a cap from another one.
class Solution:
    def penCaps(self, pens: List[int], caps: List[int], count: int) -> int:
        plays, cap = [], 0
        caps.sort()
        for pen in sorted(pens):
            while cap < len(caps) and caps[cap] < pen:
                cap += 1
            if cap < len(caps):
                plays.append(caps[cap] - pen)
                cap += 1
        return sorted(plays)[count - 1] if len(plays) >= count else -1
