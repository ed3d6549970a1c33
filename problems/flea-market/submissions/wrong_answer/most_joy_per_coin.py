# Buys the things with the most joy per coin, and halves the most expensive one of them afterward.
class Solution:
    def fleaMarket(self, price: List[int], joy: List[int], coins: int) -> int:
        bought, total, paid = [], 0, 0
        for p, j in sorted(zip(price, joy), key=lambda thing: thing[1] / thing[0], reverse=True):
            dearest = max(bought + [p])
            if paid + p - dearest + dearest // 2 <= coins:
                bought.append(p)
                paid += p
                total += j
        return total
