# Compares the roofs, as if the lines were horizontal.
class Solution:
    def landings(self, roofs: List[int], drop: int) -> List[int]:
        result = [-1] * len(roofs)
        stack = []
        for i in range(len(roofs) - 1, -1, -1):
            while stack and roofs[stack[-1]] < roofs[i]:
                stack.pop()
            if stack and roofs[i] > (stack[-1] - i) * drop:
                result[i] = stack[-1]
            stack.append(i)
        return result
