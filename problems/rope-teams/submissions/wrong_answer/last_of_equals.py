# Reverses the line, so that the larger index goes first among equal children.
class Solution:
    def ropeTeams(self, strength: List[int], teams: int) -> List[int]:
        line = sorted(range(len(strength)), key=lambda child: strength[child])[::-1]
        answer = [0] * len(strength)
        for place, child in enumerate(line):
            turn, number = divmod(place, teams)
            answer[child] = number if turn % 2 == 0 else teams - 1 - number
        return answer
