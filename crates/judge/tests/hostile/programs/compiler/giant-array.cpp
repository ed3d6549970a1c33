// Attack: a program of 1 GiB, by one line.
// Verdict: compile_error
char huge[1 << 30] = {1};
int main() { return huge[0]; }
