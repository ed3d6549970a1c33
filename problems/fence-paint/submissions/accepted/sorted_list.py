class FencePaint:
    def __init__(self, boards: int):
        # Stripe i goes from starts[i] to starts[i + 1] - 1. The last start is the end of the fence.
        self.starts = [0, boards]
        self.colors = [0, -1]
        self.counts = defaultdict(int, {0: boards})

    def cut(self, board: int) -> int:
        at = bisect_left(self.starts, board)
        if self.starts[at] != board:
            self.starts.insert(at, board)
            self.colors.insert(at, self.colors[at - 1])
        return at

    def paint(self, first: int, last: int, color: int) -> None:
        left = self.cut(first)
        right = self.cut(last + 1)
        for at in range(left, right):
            self.counts[self.colors[at]] -= self.starts[at + 1] - self.starts[at]
        self.counts[color] += last + 1 - first
        self.starts[left:right] = [first]
        self.colors[left:right] = [color]
        self.join(left + 1)
        self.join(left)

    def join(self, at: int) -> None:
        if at > 0 and self.colors[at] == self.colors[at - 1]:
            del self.starts[at], self.colors[at]

    def colorOf(self, board: int) -> int:
        return self.colors[bisect_right(self.starts, board) - 1]

    def boardsOf(self, color: int) -> int:
        return self.counts[color]

    def stripes(self) -> int:
        return len(self.starts) - 1
