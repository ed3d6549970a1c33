class Solution:
    def shortestWalk(self, places: int, streets: List[List[int]], stands: List[int]) -> int:
        near = [[] for _ in range(places)]
        for a, b, is_open in streets:
            near[a].append((b, is_open))
            near[b].append((a, is_open))
        stand = [False] * places
        for place in stands:
            stand[place] = True

        # minutes[0]: without an umbrella, minutes[1]: with one
        minutes = [[-1] * places, [-1] * places]
        queue = deque()

        def reach(place, umbrella, time):
            for kind in ((0, 1) if stand[place] else (umbrella,)):
                if minutes[kind][place] < 0:
                    minutes[kind][place] = time
                    queue.append((place, kind))

        reach(0, 0, 0)
        while queue:
            place, umbrella = queue.popleft()
            for other, is_open in near[place]:
                if umbrella or not is_open:
                    reach(other, umbrella, minutes[umbrella][place] + 1)
        return minutes[0][places - 1]
