import os, sys

folder = sys.argv[3]
first, second = (os.path.join(folder, name) for name in ("first", "nextpass.in"))
words = sys.stdin.read().split()
with open(os.path.join(folder, "judgemessage.txt"), "a") as message:
    message.write(f"read {words}\n")
if not os.path.exists(first):
    open(first, "w").close()
    if len(words) != 1 or set(words[0]) - set("ab"):
        sys.exit(43)
    with open(second, "w") as file:
        file.write(f"decode {words[0]}\n")
    sys.exit(42)
assert not os.path.exists(second)
with open(sys.argv[2]) as file:
    sys.exit(42 if words == file.read().split() else 43)
