# Looks for the strongest of the remaining children again and again.
class Solution:
    def ropeTeams(self, strength: List[int], teams: int) -> List[int]:
        n = len(strength)
        answer = [-1] * n
        for place in range(n):
            best = -1
            for child in range(n):
                if answer[child] < 0 and (best < 0 or strength[child] > strength[best]):
                    best = child
            turn, number = divmod(place, teams)
            answer[best] = number if turn % 2 == 0 else teams - 1 - number
        return answer
