class Solution:
    def photoRooms(self, doors: List[List[int]]) -> List[int]:
        n = len(doors)
        back = [[] for _ in range(n)]
        for room in range(n):
            for other in doors[room]:
                back[other].append(room)

        def search(start, near):
            seen = [False] * n
            seen[start] = True
            todo = [start]
            while todo:
                for other in near[todo.pop()]:
                    if not seen[other]:
                        seen[other] = True
                        todo.append(other)
            return seen

        from_entrance, to_exit = search(0, doors), search(n - 1, back)
        if not to_exit[0]:
            return []
        visited = [from_entrance[room] and to_exit[room] for room in range(n)]

        # Put the visited rooms in a row so that all doors lead to the right.
        missing = [sum(visited[other] for other in back[room]) for room in range(n)]
        row = [0]
        for room in row:
            for other in doors[room]:
                if visited[other]:
                    missing[other] -= 1
                    if missing[other] == 0:
                        row.append(other)
        place = [0] * n
        for index, room in enumerate(row):
            place[room] = index

        answer, farthest = [], 0
        for index, room in enumerate(row):
            if farthest <= index:
                answer.append(room)
            for other in doors[room]:
                if visited[other]:
                    farthest = max(farthest, place[other])
        return answer
