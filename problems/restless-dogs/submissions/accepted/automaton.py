import sys


def main():
    n, k, tape, *words = sys.stdin.read().split()
    n = int(n)
    costs, patterns = list(map(int, words[:n])), words[n:]
    # A trie of all patterns. Node 0 is the root, and 0 in `children` means that there is no child.
    children, barks = [{"H": 0, "L": 0}], [False]
    for pattern in patterns:
        node = 0
        for letter in pattern:
            if not children[node][letter]:
                children[node][letter] = len(children)
                children.append({"H": 0, "L": 0})
                barks.append(False)
            node = children[node][letter]
        barks[node] = True
    # From short to long nodes, fill in where the missing letters lead. back[node] is the longest node that is a proper end of it.
    order, back = [0], [0] * len(children)
    for node in order:
        barks[node] = barks[node] or barks[back[node]]
        for letter in "HL":
            after = children[back[node]][letter] if node else 0
            child = children[node][letter]
            if child:
                back[child] = after
                order.append(child)
            else:
                children[node][letter] = after
    allowed = [node for node in order if not barks[node]]
    endless = 10**18
    best = [endless] * len(children)
    best[0] = 0
    moves = {letter: [(node, children[node][letter]) for node in allowed if not barks[children[node][letter]]] for letter in "HL"}
    for beep, cost in zip(tape, costs):
        after = [endless] * len(children)
        for node, child in moves[beep]:
            if best[node] < after[child]:
                after[child] = best[node]
        for node, child in moves["L" if beep == "H" else "H"]:
            if best[node] + cost < after[child]:
                after[child] = best[node] + cost
        best = after
    answer = min(best)
    print(answer if answer < endless else "impossible")


main()
