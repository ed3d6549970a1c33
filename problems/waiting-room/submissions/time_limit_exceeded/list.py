class WaitingRoom:
    def __init__(self, seats: int):
        self.seats = seats
        self.people = []

    def arrive(self, name: str) -> bool:
        if name in self.people or len(self.people) == self.seats:
            return False
        self.people.append(name)
        return True

    def leave(self, name: str) -> bool:
        if name not in self.people:
            return False
        self.people.remove(name)
        return True

    def callNext(self) -> str:
        return self.people.pop(0) if self.people else ""

    def waiting(self) -> int:
        return len(self.people)
