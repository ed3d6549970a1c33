# Keeps the beads in a list and searches it.
class Solution:
    def beadBox(self, beads: str, name: str) -> List[int]:
        box, threaded, most = [], 0, 0
        for bead in beads:
            if bead != name[threaded % len(name)]:
                box.append(bead)
                most = max(most, len(box))
                continue
            found = True
            while found:
                threaded += 1
                found = False
                for i in range(len(box)):
                    if box[i] == name[threaded % len(name)]:
                        box.pop(i)
                        found = True
                        break
        return [threaded, most]
