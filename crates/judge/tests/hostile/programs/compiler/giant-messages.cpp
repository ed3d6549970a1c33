// Attack: ten thousand long messages of the compiler.
// Verdict: compile_error
#define TEN(x) x x x x x x x x x x
#define MANY(x) TEN(TEN(TEN(TEN(x))))
int main() { MANY(undefined_name + "so long that it will not do";) }
