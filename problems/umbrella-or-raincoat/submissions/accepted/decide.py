c = int(input())
t = int(input())
w = int(input())
if c >= 60 or (c >= 30 and t > 20):
    if w > 50:
        print("raincoat")
    else:
        print("umbrella")
else:
    print("nothing")
