class Solution:
    def marketScale(self, weights: List[int], item: int) -> int:
        n = len(weights)

        def fewest(i, rest):
            if i == n:
                return 0 if rest == 0 else n + 1
            stays = fewest(i + 1, rest)
            right = 1 + fewest(i + 1, rest - weights[i])
            left = 1 + fewest(i + 1, rest + weights[i])
            return min(stays, right, left)

        answer = fewest(0, item)
        return answer if answer <= n else -1
