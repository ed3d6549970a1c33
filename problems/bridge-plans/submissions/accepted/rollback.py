class BridgePlans:
    def __init__(self, islands: int):
        self.parent = list(range(islands))
        self.size = [1] * islands
        self.count = islands
        self.most = 1
        self.bridges = []

    def find(self, island: int) -> int:
        while self.parent[island] != island:
            island = self.parent[island]
        return island

    def build(self, a: int, b: int) -> bool:
        a, b = self.find(a), self.find(b)
        if a == b:
            self.bridges.append((-1, self.most))
            return False
        if self.size[a] < self.size[b]:
            a, b = b, a
        self.bridges.append((b, self.most))
        self.parent[b] = a
        self.size[a] += self.size[b]
        self.most = max(self.most, self.size[a])
        self.count -= 1
        return True

    def undo(self, steps: int) -> int:
        for _ in range(min(steps, len(self.bridges))):
            root, self.most = self.bridges.pop()
            if root >= 0:
                self.size[self.parent[root]] -= self.size[root]
                self.parent[root] = root
                self.count += 1
        return len(self.bridges)

    def connected(self, a: int, b: int) -> bool:
        return self.find(a) == self.find(b)

    def groups(self) -> int:
        return self.count

    def largest(self) -> int:
        return self.most
