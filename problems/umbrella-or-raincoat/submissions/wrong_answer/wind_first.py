# Wears the raincoat in every strong wind.
c = int(input())
t = int(input())
w = int(input())
if w > 50:
    print("raincoat")
elif c >= 60 or (c >= 30 and t > 20):
    print("umbrella")
else:
    print("nothing")
