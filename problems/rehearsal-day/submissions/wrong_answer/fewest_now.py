# Always continues with the scene that makes people wait the least now. Tries every first scene.
class Solution:
    def leastWaiting(self, scenes: List[List[int]], minutes: List[int]) -> int:
        n = len(scenes)
        cast = [sum(1 << actor for actor in actors) for actors in scenes]
        best = math.inf
        for first in range(n):
            before, total = cast[first], 0
            rest = [i for i in range(n) if i != first]
            while rest:
                def cost(i):
                    later = 0
                    for j in rest:
                        if j != i:
                            later |= cast[j]
                    return minutes[i] * bin(before & later & ~cast[i]).count("1")

                scene = min(rest, key=cost)
                total += cost(scene)
                before |= cast[scene]
                rest.remove(scene)
            best = min(best, total)
        return best
