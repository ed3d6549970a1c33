# Gives each duplicate of a number, although the other one takes a number only once.
class Solution:
    def stickerSwap(self, ada: List[int], ben: List[int]) -> int:
        return min(self.gifts(ada, ben), self.gifts(ben, ada))

    def gifts(self, giver, taker):
        has, seen, gifts = set(taker), set(), 0
        for number in giver:
            if number in seen and number not in has:
                gifts += 1
            seen.add(number)
        return gifts
