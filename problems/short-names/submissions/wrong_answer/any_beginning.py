# Returns a label for a beginning of a name, although no child has this name.
class Node:
    def __init__(self):
        self.count = 0
        self.children = {}


class ShortNames:
    def __init__(self):
        self.names = set()
        self.root = Node()

    def change(self, name: str, by: int) -> None:
        node = self.root
        for letter in name:
            if letter not in node.children:
                node.children[letter] = Node()
            node = node.children[letter]
            node.count += by

    def add(self, name: str) -> bool:
        if name in self.names:
            return False
        self.names.add(name)
        self.change(name, 1)
        return True

    def remove(self, name: str) -> bool:
        if name not in self.names:
            return False
        self.names.remove(name)
        self.change(name, -1)
        return True

    def shorten(self, name: str) -> str:
        node = self.root
        for length, letter in enumerate(name, 1):
            if letter not in node.children:
                return ""
            node = node.children[letter]
            if node.count == 0:
                return ""
            if node.count == 1:
                return name[:length]
        return name
