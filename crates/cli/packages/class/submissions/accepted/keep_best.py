class HighScore:
    def __init__(self, start: int):
        self.highest = start

    def play(self, points: int) -> bool:
        better = points > self.highest
        self.highest = max(self.highest, points)
        return better

    def best(self) -> int:
        return self.highest
