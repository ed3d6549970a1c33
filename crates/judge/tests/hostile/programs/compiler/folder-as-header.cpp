// Attack: includes folders, the terminal, and the compiler's own output.
// Verdict: compile_error
#include "/"
#include "/box"
#include "/dev/tty"
#include "/dev/stdout"
#include "main"
int main() {}
