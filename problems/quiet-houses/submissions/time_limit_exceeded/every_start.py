class Solution:
    def quietHouses(self, noise: List[int], limit: int) -> List[int]:
        first = most = 0
        for left in range(len(noise)):
            total = 0
            for right in range(left, len(noise)):
                total += noise[right]
                if total > limit:
                    break
                if right + 1 - left > most:
                    first, most = left, right + 1 - left
        return [first, most] if most else []
