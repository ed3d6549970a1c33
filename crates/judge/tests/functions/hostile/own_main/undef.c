// Attack: brings its own main with its real name
// Verdict: compile_error
// Says: main
#undef main
int main(void) { return 0; }

int f(int x) { return x + 1; }
