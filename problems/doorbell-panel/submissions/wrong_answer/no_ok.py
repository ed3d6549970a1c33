# Forgets the key OK: a name that is the beginning of another one gets only its length.
class DoorbellPanel:
    def __init__(self):
        self.names, self.begin = set(), Counter()

    def moveIn(self, name: str) -> bool:
        if name in self.names:
            return False
        self.names.add(name)
        self.begin.update(name[:length] for length in range(1, len(name) + 1))
        return True

    def moveOut(self, name: str) -> bool:
        if name not in self.names:
            return False
        self.names.remove(name)
        self.begin.subtract(name[:length] for length in range(1, len(name) + 1))
        return True

    def letters(self, name: str) -> int:
        if name not in self.names:
            return 0
        for length in range(1, len(name) + 1):
            if self.begin[name[:length]] == 1:
                return length
        return len(name)
