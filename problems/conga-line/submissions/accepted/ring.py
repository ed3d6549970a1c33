class CongaLine:
    def __init__(self):
        self.links = {"": ["", ""]}
        self.front = 0

    def insert(self, dancer, ahead):
        front, back = self.front, 1 - self.front
        behind = self.links[ahead][back]
        self.links[dancer] = [ahead, behind] if front == 0 else [behind, ahead]
        self.links[ahead][back] = dancer
        self.links[behind][front] = dancer

    def join(self, dancer: str) -> bool:
        if dancer in self.links:
            return False
        self.insert(dancer, self.links[""][self.front])
        return True

    def cutIn(self, dancer: str, buddy: str) -> bool:
        if dancer in self.links or buddy not in self.links:
            return False
        self.insert(dancer, buddy)
        return True

    def leave(self, dancer: str) -> bool:
        if dancer not in self.links:
            return False
        a, b = self.links.pop(dancer)
        self.links[a][1] = b
        self.links[b][0] = a
        return True

    def turn(self) -> None:
        self.front = 1 - self.front

    def ahead(self, dancer: str) -> str:
        return self.links[dancer][self.front] if dancer in self.links else ""

    def leader(self) -> str:
        return self.links[""][1 - self.front]
