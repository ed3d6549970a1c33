int next_of(int n) { return n + 1; }
