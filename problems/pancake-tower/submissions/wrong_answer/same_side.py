# Forgets that a flip also turns each pancake.
class PancakeTower:
    def __init__(self, up: List[int], down: List[int]):
        self.pancakes = deque(up)
        self.flipped = False

    def put(self, up: int, down: int) -> None:
        if self.flipped:
            self.pancakes.appendleft(up)
        else:
            self.pancakes.append(up)

    def flip(self) -> None:
        self.flipped = not self.flipped

    def take(self) -> int:
        if not self.pancakes:
            return 0
        return self.pancakes.popleft() if self.flipped else self.pancakes.pop()

    def height(self) -> int:
        return len(self.pancakes)
