# Tries the plays 0, 1, 2, … instead of halving.
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

        if not enough(10**9):
            return -1
        play = 0
        while not enough(play):
            play += 1
        return play
