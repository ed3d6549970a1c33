class Node:
    def __init__(self):
        self.children = {}
        self.residents = 0
        self.ends = False


class DoorbellPanel:
    def __init__(self):
        self.root = Node()

    def lives(self, name):
        node = self.root
        for letter in name:
            node = node.children.get(letter)
            if node is None:
                return False
        return node.ends

    def change(self, name, by):
        node = self.root
        for letter in name:
            if letter not in node.children:
                node.children[letter] = Node()
            node = node.children[letter]
            node.residents += by
        node.ends = by == 1

    def moveIn(self, name: str) -> bool:
        if self.lives(name):
            return False
        self.change(name, 1)
        return True

    def moveOut(self, name: str) -> bool:
        if not self.lives(name):
            return False
        self.change(name, -1)
        return True

    def letters(self, name: str) -> int:
        if not self.lives(name):
            return 0
        node = self.root
        for typed, letter in enumerate(name, 1):
            node = node.children[letter]
            if node.residents == 1:
                return typed
        return len(name) + 1
