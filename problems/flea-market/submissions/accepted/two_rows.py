class Solution:
    def fleaMarket(self, price: List[int], joy: List[int], coins: int) -> int:
        without = [0] * (coins + 1)
        voucher = [0] * (coins + 1)
        for p, j in zip(price, joy):
            for c in range(coins, p // 2 - 1, -1):
                voucher[c] = max(voucher[c], without[c - p // 2] + j)
                if c >= p:
                    voucher[c] = max(voucher[c], voucher[c - p] + j)
                    without[c] = max(without[c], without[c - p] + j)
        return voucher[coins]
