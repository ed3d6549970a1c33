def next_of(n): return 0
