# Takes the offer that begins last among those that begin in time, and not the one that ends last.
class Solution:
    def nestWatch(self, offers: List[List[int]], periods: List[List[int]], talk: int) -> List[int]:
        offers.sort()
        starts = [start for start, end in offers]
        ends = [end for start, end in offers]
        jump = []
        for i, end in enumerate(ends):
            count = bisect_right(starts, end - talk)
            jump.append(count - 1 if count and ends[count - 1] > end else i)
        jumps = [jump]
        while 1 << len(jumps) < len(offers):
            jumps.append([jumps[-1][i] for i in jumps[-1]])
        answers = []
        for begin, end in periods:
            offer, used = bisect_right(starts, begin) - 1, 1
            if offer < 0:
                answers.append(-1)
                continue
            if ends[offer] < end:
                for level in range(len(jumps) - 1, -1, -1):
                    if ends[jumps[level][offer]] < end:
                        offer = jumps[level][offer]
                        used += 1 << level
                offer, used = jump[offer], used + 1
            answers.append(used if ends[offer] >= end else -1)
        return answers
