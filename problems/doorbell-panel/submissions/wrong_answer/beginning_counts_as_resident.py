# Takes the beginning of a name for a resident, because it does not mark where names end.
class DoorbellPanel:
    def __init__(self):
        self.begin = Counter()

    def moveIn(self, name: str) -> bool:
        if self.begin[name]:
            return False
        self.begin.update(name[:length] for length in range(1, len(name) + 1))
        return True

    def moveOut(self, name: str) -> bool:
        if not self.begin[name]:
            return False
        self.begin.subtract(name[:length] for length in range(1, len(name) + 1))
        return True

    def letters(self, name: str) -> int:
        if not self.begin[name]:
            return 0
        for length in range(1, len(name) + 1):
            if self.begin[name[:length]] == 1:
                return length
        return len(name) + 1
