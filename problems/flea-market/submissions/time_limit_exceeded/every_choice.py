# Tries all choices.
class Solution:
    def fleaMarket(self, price: List[int], joy: List[int], coins: int) -> int:
        def best(i, left, voucher):
            if i == len(price):
                return 0
            most = best(i + 1, left, voucher)
            if price[i] <= left:
                most = max(most, joy[i] + best(i + 1, left - price[i], voucher))
            if voucher and price[i] // 2 <= left:
                most = max(most, joy[i] + best(i + 1, left - price[i] // 2, False))
            return most

        return best(0, coins, True)
