import os


def refused(act):
    try:
        act()
    except OSError:
        return True
    return False


assert open("notes.txt").read() == "These may be read.\n"
assert refused(lambda: open("sum.txt", "w"))
assert refused(lambda: open("notes.txt", "a"))
assert refused(lambda: os.rename("notes.txt", "other.txt"))
assert refused(lambda: os.remove("notes.txt"))
assert refused(lambda: os.mkdir("folder"))
print(sum(map(int, input().split())))
