# Begins each round with team 0 instead of turning around.
class Solution:
    def ropeTeams(self, strength: List[int], teams: int) -> List[int]:
        line = sorted(range(len(strength)), key=lambda child: -strength[child])
        answer = [0] * len(strength)
        for place, child in enumerate(line):
            answer[child] = place % teams
        return answer
