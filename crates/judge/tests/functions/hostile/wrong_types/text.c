// Attack: returns a text instead of a number
// Verdict: compile_error
// Says: integer from
char* f(int x) { return "3"; }
