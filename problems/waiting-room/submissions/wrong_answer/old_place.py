class WaitingRoom:
    def __init__(self, seats: int):
        self.seats = seats
        self.people = set()
        self.order = deque()

    def arrive(self, name: str) -> bool:
        if name in self.people or len(self.people) == self.seats:
            return False
        self.people.add(name)
        self.order.append(name)
        return True

    def leave(self, name: str) -> bool:
        here = name in self.people
        self.people.discard(name)
        return here

    def callNext(self) -> str:
        # A person who left and arrived again is called at the old place.
        while self.order:
            name = self.order.popleft()
            if name in self.people:
                self.people.remove(name)
                return name
        return ""

    def waiting(self) -> int:
        return len(self.people)
