# Compares with the names of all residents after each letter.
class DoorbellPanel:
    def __init__(self):
        self.names = set()

    def moveIn(self, name: str) -> bool:
        if name in self.names:
            return False
        self.names.add(name)
        return True

    def moveOut(self, name: str) -> bool:
        if name not in self.names:
            return False
        self.names.remove(name)
        return True

    def letters(self, name: str) -> int:
        if name not in self.names:
            return 0
        for length in range(1, len(name) + 1):
            if sum(other.startswith(name[:length]) for other in self.names) == 1:
                return length
        return len(name) + 1
