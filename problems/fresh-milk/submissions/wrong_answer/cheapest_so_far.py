# Forgets the second-best days: once the cheapest day is too old, only today is left.
class Solution:
    def milkCost(self, need: List[int], price: List[int], keep: int) -> int:
        total = best = 0
        for today, bottles in enumerate(need):
            if price[today] <= price[best] or today - best >= keep:
                best = today
            total += bottles * price[best]
        return total
