class MinStack:

    def __init__(self, least: int):
        self.items = [least]

    def push(self, val: int) -> None:
        self.items.append(val)

    def popAll(self) -> List[int]:
        taken = self.items[:0:-1]
        del self.items[1:]
        return taken

    def top(self) -> int:
        return self.items[-1]
