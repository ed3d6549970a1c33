class PancakeTower:
    def __init__(self, up: List[int], down: List[int]):
        self.pancakes = deque(zip(up, down))
        self.flipped = False

    def put(self, up: int, down: int) -> None:
        if self.flipped:
            self.pancakes.appendleft((down, up))
        else:
            self.pancakes.append((up, down))

    def flip(self) -> None:
        self.flipped = not self.flipped

    def take(self) -> int:
        if not self.pancakes:
            return 0
        if self.flipped:
            return self.pancakes.popleft()[1]
        return self.pancakes.pop()[0]

    def height(self) -> int:
        return len(self.pancakes)
