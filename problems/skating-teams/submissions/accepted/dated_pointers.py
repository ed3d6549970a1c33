class Solution:
    def firstPractice(self, ponds: int, canals: List[List[int]], teams: List[List[int]]) -> List[int]:
        never = 10**9
        parent = list(range(ponds))
        since = [never] * ponds  # the day on which the pointer to the parent was set
        size = [1] * ponds

        for a, b, day in sorted(canals, key=lambda canal: canal[2]):
            while parent[a] != a:
                a = parent[a]
            while parent[b] != b:
                b = parent[b]
            if a != b:
                if size[a] > size[b]:
                    a, b = b, a
                parent[a] = b
                since[a] = day
                size[b] += size[a]

        def together(a, b):
            day = 0
            while a != b:
                # Pointers closer to the root are later, so the earlier pointer is followed first.
                if since[a] > since[b]:
                    a, b = b, a
                day = since[a]
                if day == never:
                    return never
                a = parent[a]
            return day

        answer = []
        for team in teams:
            day = max(together(team[0], pond) for pond in team)
            answer.append(day if day < never else -1)
        return answer
