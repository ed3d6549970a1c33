class WaitingRoom:
    def __init__(self, seats: int):
        self.seats = seats
        self.entries = []

    def find(self, name: str):
        # Entries of people who have left stay in the list.
        for entry in self.entries:
            if entry[0] == name and entry[1]:
                return entry
        return None

    def arrive(self, name: str) -> bool:
        if self.find(name) or self.waiting() == self.seats:
            return False
        self.entries.append([name, True])
        return True

    def leave(self, name: str) -> bool:
        entry = self.find(name)
        if entry is None:
            return False
        entry[1] = False
        return True

    def callNext(self) -> str:
        for entry in self.entries:
            if entry[1]:
                entry[1] = False
                return entry[0]
        return ""

    def waiting(self) -> int:
        return sum(1 for entry in self.entries if entry[1])
