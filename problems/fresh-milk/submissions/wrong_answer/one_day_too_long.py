# Uses bottles for one day too long.
class Solution:
    def milkCost(self, need: List[int], price: List[int], keep: int) -> int:
        total = 0
        days = deque()
        for today, bottles in enumerate(need):
            while days and price[days[-1]] >= price[today]:
                days.pop()
            days.append(today)
            if days[0] < today - keep:
                days.popleft()
            total += bottles * price[days[0]]
        return total
