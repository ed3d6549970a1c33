# Buys only when the fridge is empty, and then for as many days as possible without looking at later prices.
class Solution:
    def milkCost(self, need: List[int], price: List[int], keep: int) -> int:
        total = 0
        for start in range(0, len(need), keep):
            total += sum(need[start:start + keep]) * price[start]
        return total
