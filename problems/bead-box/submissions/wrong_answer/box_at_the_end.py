# Returns the number of beads in the box at the end.
class Solution:
    def beadBox(self, beads: str, name: str) -> List[int]:
        have = Counter(beads)
        threaded = 0
        while have[name[threaded % len(name)]] > 0:
            have[name[threaded % len(name)]] -= 1
            threaded += 1
        return [threaded, len(beads) - threaded]
