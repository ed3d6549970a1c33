# Adds the canals from the beginning for each team.
class Solution:
    def firstPractice(self, ponds: int, canals: List[List[int]], teams: List[List[int]]) -> List[int]:
        canals.sort(key=lambda canal: canal[2])
        answer = []
        for team in teams:
            players = set(team)
            parent = list(range(ponds))
            count = [1 if pond in players else 0 for pond in range(ponds)]

            def speaker(pond):
                while parent[pond] != pond:
                    parent[pond] = parent[parent[pond]]
                    pond = parent[pond]
                return pond

            result = 0 if len(players) == 1 else -1
            if result < 0:
                for a, b, day in canals:
                    a, b = speaker(a), speaker(b)
                    if a != b:
                        parent[a] = b
                        count[b] += count[a]
                        if count[b] == len(players):
                            result = day
                            break
            answer.append(result)
        return answer
