# Searches and counts in lists.
class Solution:
    def stickerSwap(self, ada: List[int], ben: List[int]) -> int:
        return min(self.gifts(ada, ben), self.gifts(ben, ada))

    def gifts(self, giver, taker):
        gifts = []
        for number in giver:
            if giver.count(number) >= 2 and taker.count(number) == 0 and gifts.count(number) == 0:
                gifts.append(number)
        return len(gifts)
