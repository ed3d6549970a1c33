# Takes at most one bead out of the box.
class Solution:
    def beadBox(self, beads: str, name: str) -> List[int]:
        box = dict.fromkeys(beads + name, 0)
        inside = threaded = most = 0
        for bead in beads:
            if bead == name[threaded % len(name)]:
                threaded += 1
                if box[name[threaded % len(name)]] > 0:
                    box[name[threaded % len(name)]] -= 1
                    inside -= 1
                    threaded += 1
            else:
                box[bead] += 1
                inside += 1
                most = max(most, inside)
        return [threaded, most]
