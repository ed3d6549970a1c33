# Counts a minute for borrowing and for giving back.
class Solution:
    def shortestWalk(self, places: int, streets: List[List[int]], stands: List[int]) -> int:
        near = [[] for _ in range(places)]
        for a, b, is_open in streets:
            near[a].append((b, is_open))
            near[b].append((a, is_open))
        stands = set(stands)
        minutes = {(0, False): 0}
        queue = deque(minutes)
        while queue:
            place, umbrella = queue.popleft()
            states = [(other, umbrella) for other, is_open in near[place] if umbrella or not is_open]
            if place in stands:
                states.append((place, not umbrella))
            for state in states:
                if state not in minutes:
                    minutes[state] = minutes[place, umbrella] + 1
                    queue.append(state)
        return minutes.get((places - 1, False), -1)
