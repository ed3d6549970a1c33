# Turns each pancake, but leaves the order as it is.
class PancakeTower:
    def __init__(self, up: List[int], down: List[int]):
        self.pancakes = list(zip(up, down))
        self.flips = 0

    def put(self, up: int, down: int) -> None:
        self.pancakes.append((up, down) if self.flips % 2 == 0 else (down, up))

    def flip(self) -> None:
        self.flips += 1

    def take(self) -> int:
        return self.pancakes.pop()[self.flips % 2] if self.pancakes else 0

    def height(self) -> int:
        return len(self.pancakes)
