# Allows several rests in a row after the first sound.
class Solution:
    def drumRolls(self, beats: int) -> int:
        ways = [1, 1]
        for beat in range(2, beats + 1):
            ways.append((2 * ways[beat - 1] + ways[beat - 2]) % (10**9 + 7))
        return ways[beats]
