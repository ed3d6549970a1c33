class Solution:
    def landings(self, roofs: List[int], drop: int) -> List[int]:
        tilted = [roof + i * drop for i, roof in enumerate(roofs)]
        result = [-1] * len(roofs)
        stack = []
        for i in range(len(roofs) - 1, -1, -1):
            while stack and tilted[stack[-1]] < tilted[i]:
                stack.pop()
            if stack and roofs[i] > (stack[-1] - i) * drop:
                result[i] = stack[-1]
            stack.append(i)
        return result
