import os

assert os.environ["ONLINE_JUDGE"] and os.environ["DOMJUDGE"]
print("hello")
