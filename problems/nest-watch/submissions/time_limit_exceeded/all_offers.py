# Goes through all offers again for each step of each period.
class Solution:
    def nestWatch(self, offers: List[List[int]], periods: List[List[int]], talk: int) -> List[int]:
        answers = []
        for begin, end in periods:
            used, reached, limit = 0, -1, begin
            while reached < end:
                best = reached
                for start, stop in offers:
                    if start <= limit and stop > best:
                        best = stop
                if best == reached:
                    used = -1
                    break
                used += 1
                reached = best
                limit = reached - talk
            answers.append(used)
        return answers
