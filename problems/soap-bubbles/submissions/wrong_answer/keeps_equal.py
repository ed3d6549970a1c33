# Leaves a bubble in the row that is as large as the new one.
class Solution:
    def rowOfBubbles(self, bubbles: List[int]) -> List[int]:
        row = []
        for bubble in bubbles:
            while row and row[-1] < bubble:
                bubble += row.pop()
            row.append(bubble)
        return row
