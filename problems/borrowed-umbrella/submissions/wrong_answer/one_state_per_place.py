# Visits each place only once, so it never goes back to a place with an umbrella.
class Solution:
    def shortestWalk(self, places: int, streets: List[List[int]], stands: List[int]) -> int:
        near = [[] for _ in range(places)]
        for a, b, is_open in streets:
            near[a].append((b, is_open))
            near[b].append((a, is_open))
        stands = set(stands)
        minutes = [-1] * places
        minutes[0] = 0
        queue = deque([(0, 0 in stands)])
        while queue:
            place, umbrella = queue.popleft()
            for other, is_open in near[place]:
                if minutes[other] < 0 and (umbrella or not is_open):
                    minutes[other] = minutes[place] + 1
                    queue.append((other, umbrella or other in stands))
        return minutes[places - 1]
