class Solution:
    def stickerSwap(self, ada: List[int], ben: List[int]) -> int:
        return min(self.gifts(ada, ben), self.gifts(ben, ada))

    def gifts(self, giver, taker):
        has = set(taker)
        seen = set()
        twice = set()
        for number in giver:
            if number in seen and number not in has:
                twice.add(number)
            seen.add(number)
        return len(twice)
