# Lends a drill by an old pair, although its count has changed.
class ToolShed:
    def __init__(self, tools: int):
        self.count = [0] * (tools + 1)
        self.here = [True] * (tools + 1)
        # A sorted list is a heap.
        self.heap = [(0, tool) for tool in range(1, tools + 1)]

    def lend(self) -> int:
        while self.heap:
            count, tool = heapq.heappop(self.heap)
            if self.here[tool]:
                self.here[tool] = False
                self.count[tool] += 1
                return tool
        return 0

    def giveBack(self, tool: int) -> bool:
        if self.here[tool]:
            return False
        self.here[tool] = True
        heapq.heappush(self.heap, (self.count[tool], tool))
        return True

    def repair(self, tool: int) -> int:
        count = self.count[tool]
        self.count[tool] = 0
        if self.here[tool]:
            heapq.heappush(self.heap, (0, tool))
        return count
