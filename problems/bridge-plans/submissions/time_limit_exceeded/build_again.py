# Builds all bridges that are left again after each undo.
class BridgePlans:
    def __init__(self, islands: int):
        self.islands = islands
        self.bridges = []
        self.clear()

    def clear(self) -> None:
        self.parent = list(range(self.islands))
        self.size = [1] * self.islands
        self.count = self.islands
        self.most = 1

    def find(self, island: int) -> int:
        while self.parent[island] != island:
            self.parent[island] = self.parent[self.parent[island]]
            island = self.parent[island]
        return island

    def join(self, a: int, b: int) -> bool:
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        if self.size[a] < self.size[b]:
            a, b = b, a
        self.parent[b] = a
        self.size[a] += self.size[b]
        self.most = max(self.most, self.size[a])
        self.count -= 1
        return True

    def build(self, a: int, b: int) -> bool:
        self.bridges.append((a, b))
        return self.join(a, b)

    def undo(self, steps: int) -> int:
        self.bridges = self.bridges[:max(0, len(self.bridges) - steps)]
        self.clear()
        for a, b in self.bridges:
            self.join(a, b)
        return len(self.bridges)

    def connected(self, a: int, b: int) -> bool:
        return self.find(a) == self.find(b)

    def groups(self) -> int:
        return self.count

    def largest(self) -> int:
        return self.most
