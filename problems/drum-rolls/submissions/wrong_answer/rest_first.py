# Lets the measure begin with a rest.
class Solution:
    def drumRolls(self, beats: int) -> int:
        sound, rest = [1], [0]
        for beat in range(1, beats + 1):
            earlier = sound[beat - 2] + rest[beat - 2] if beat >= 2 else 0
            sound.append((sound[beat - 1] + rest[beat - 1] + earlier) % (10**9 + 7))
            rest.append(sound[beat - 1])
        return (sound[beats] + rest[beats]) % (10**9 + 7)
