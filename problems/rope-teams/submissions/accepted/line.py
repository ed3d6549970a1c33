class Solution:
    def ropeTeams(self, strength: List[int], teams: int) -> List[int]:
        line = sorted(range(len(strength)), key=lambda child: -strength[child])
        answer = [0] * len(strength)
        for place, child in enumerate(line):
            turn, number = divmod(place, teams)
            answer[child] = number if turn % 2 == 0 else teams - 1 - number
        return answer
