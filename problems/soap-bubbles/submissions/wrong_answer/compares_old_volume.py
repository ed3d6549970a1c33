# Compares with the volume that the new bubble had at first, before it took in others.
class Solution:
    def rowOfBubbles(self, bubbles: List[int]) -> List[int]:
        row = []
        for bubble in bubbles:
            volume = bubble
            while row and row[-1] <= volume:
                bubble += row.pop()
            row.append(bubble)
        return row
