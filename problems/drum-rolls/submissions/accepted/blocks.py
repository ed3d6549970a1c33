class Solution:
    def drumRolls(self, beats: int) -> int:
        one, two, three = 1, 0, 0  # the ways to fill one, two and three beats less
        for _ in range(beats):
            one, two, three = (one + 2 * two + three) % (10**9 + 7), one, two
        return one
