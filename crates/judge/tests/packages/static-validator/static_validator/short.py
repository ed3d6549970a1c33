import os, sys

language, entry, feedback, most = sys.argv[1:]
assert language in ("python3", "cpp"), language
length = os.path.getsize(entry)
with open(feedback + "judgemessage.txt", "w") as message:
    message.write(f"{length} bytes\n")
if length > 2 * int(most):
    sys.exit(43)
with open(feedback + "score_multiplier.txt", "w") as file:
    file.write("1" if length <= int(most) else "0.5")
sys.exit(42)
