class Solution:
    def quietHouses(self, noise: List[int], limit: int) -> List[int]:
        left = total = first = most = 0
        for right, loud in enumerate(noise):
            total += loud
            if total > limit:
                # The houses before this one could still be a part of the choice.
                left, total = right + 1, 0
            if right + 1 - left > most:
                first, most = left, right + 1 - left
        return [first, most] if most else []
