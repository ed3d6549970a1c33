# Does not remove the rooms from which the exit cannot be reached.
class Solution:
    def photoRooms(self, doors: List[List[int]]) -> List[int]:
        n = len(doors)
        seen = {0}
        todo = [0]
        while todo:
            for other in doors[todo.pop()]:
                if other not in seen:
                    seen.add(other)
                    todo.append(other)
        if n - 1 not in seen:
            return []
        missing = [0] * n
        for room in seen:
            for other in doors[room]:
                missing[other] += 1
        row = [0]
        for room in row:
            for other in doors[room]:
                missing[other] -= 1
                if missing[other] == 0:
                    row.append(other)
        place = {room: index for index, room in enumerate(row)}
        answer, farthest = [], 0
        for index, room in enumerate(row):
            if farthest <= index:
                answer.append(room)
            if room == n - 1:
                break
            farthest = max([farthest] + [place[other] for other in doors[room]])
        return answer
