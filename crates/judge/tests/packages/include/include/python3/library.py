def next_of(n): return n + 1
