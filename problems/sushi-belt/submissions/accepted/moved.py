class SushiBelt:
    def __init__(self, places: int):
        self.belt = [0] * places
        self.moved = 0

    def turn(self, steps: int) -> None:
        self.moved = (self.moved + steps) % len(self.belt)

    def put(self, seat: int, plate: int) -> bool:
        place = (seat - self.moved) % len(self.belt)
        if self.belt[place]:
            return False
        self.belt[place] = plate
        return True

    def take(self, seat: int) -> int:
        place = (seat - self.moved) % len(self.belt)
        plate = self.belt[place]
        self.belt[place] = 0
        return plate
