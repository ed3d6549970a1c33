class Library { static int nextOf(int n) { return n + 1; } }
