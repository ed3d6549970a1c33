class Box:
    def __init__(self):
        self.count = 0

    def put(self, item):
        self.count += 1

    def size(self):
        return self.count
