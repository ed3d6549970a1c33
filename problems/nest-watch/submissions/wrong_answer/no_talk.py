# Lets the next volunteer begin when the present one ends.
class Solution:
    def nestWatch(self, offers: List[List[int]], periods: List[List[int]], talk: int) -> List[int]:
        offers.sort()
        starts = [start for start, end in offers]
        ends = [end for start, end in offers]
        best = [0]
        for i in range(1, len(offers)):
            best.append(i if ends[i] > ends[best[-1]] else best[-1])
        jump = [best[bisect_right(starts, end) - 1] for end in ends]
        jumps = [jump]
        while 1 << len(jumps) < len(offers):
            jumps.append([jumps[-1][i] for i in jumps[-1]])
        answers = []
        for begin, end in periods:
            count = bisect_right(starts, begin)
            if count == 0:
                answers.append(-1)
                continue
            offer, used = best[count - 1], 1
            if ends[offer] < end:
                for level in range(len(jumps) - 1, -1, -1):
                    if ends[jumps[level][offer]] < end:
                        offer = jumps[level][offer]
                        used += 1 << level
                offer, used = jump[offer], used + 1
            answers.append(used if ends[offer] >= end else -1)
        return answers
