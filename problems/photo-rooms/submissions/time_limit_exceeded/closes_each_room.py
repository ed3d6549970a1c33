# Closes each room, and searches whether the exit can still be reached.
class Solution:
    def photoRooms(self, doors: List[List[int]]) -> List[int]:
        n = len(doors)

        def search(start, closed):
            seen = {start}
            todo = [start]
            while todo:
                for other in doors[todo.pop()]:
                    if other not in seen and other != closed:
                        seen.add(other)
                        todo.append(other)
            return seen

        if n - 1 not in search(0, -1):
            return []
        must = [room for room in range(1, n - 1) if n - 1 not in search(0, room)]
        behind = {room: len(search(room, -1)) for room in must}
        return [0] + sorted(must, key=lambda room: -behind[room]) + [n - 1]
