# Needs a high chance and a long walk at the same time.
c = int(input())
t = int(input())
w = int(input())
if c >= 30 and t > 20:
    print("raincoat" if w > 50 else "umbrella")
else:
    print("nothing")
