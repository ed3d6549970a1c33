# Moves every plate each time the belt turns.
class SushiBelt:
    def __init__(self, places: int):
        self.belt = [0] * places

    def turn(self, steps: int) -> None:
        places = len(self.belt)
        belt = [0] * places
        for seat in range(places):
            belt[(seat + steps) % places] = self.belt[seat]
        self.belt = belt

    def put(self, seat: int, plate: int) -> bool:
        if self.belt[seat]:
            return False
        self.belt[seat] = plate
        return True

    def take(self, seat: int) -> int:
        plate = self.belt[seat]
        self.belt[seat] = 0
        return plate
