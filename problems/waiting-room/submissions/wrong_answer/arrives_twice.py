class WaitingRoom:
    def __init__(self, seats: int):
        self.seats = seats
        self.people = OrderedDict()

    def arrive(self, name: str) -> bool:
        if len(self.people) == self.seats:
            return False
        self.people[name] = True
        return True

    def leave(self, name: str) -> bool:
        return self.people.pop(name, False)

    def callNext(self) -> str:
        return self.people.popitem(last=False)[0] if self.people else ""

    def waiting(self) -> int:
        return len(self.people)
