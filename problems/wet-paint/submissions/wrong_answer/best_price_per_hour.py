# Takes the pieces with the highest price per hour of painting, as long as the plan stays possible.
class Solution:
    def wetPaint(self, paint: List[int], dry: List[int], price: List[int], hours: int) -> int:
        chosen = []
        for i in sorted(range(len(paint)), key=lambda i: -price[i] / paint[i]):
            plan, t = sorted(chosen + [i], key=lambda i: -dry[i]), 0
            possible = True
            for piece in plan:
                t += paint[piece]
                possible = possible and t + dry[piece] <= hours
            if possible:
                chosen.append(i)
        return sum(price[i] for i in chosen)
