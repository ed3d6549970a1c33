// Attack: macros that grow to 16 to the eighth.
// Verdict: compile_error
#define A(x) x x x x x x x x x x x x x x x x
#define B(x) A(A(A(A(x))))
#define C(x) B(B(B(x)))
int main() { C(;) }
