// Attack: has its own functions with the names of system calls, which is allowed
// Verdict: accepted
int read(int x) { return x; }
int write(int x) { return x; }
int link(int x) { return x; }
int dup(int x) { return x; }
int close(int x) { return x; }

int f(int x) { return read(write(link(dup(close(x))))) + 1; }
