// Attack: includes a device of zeros, which never ends.
// Verdict: compile_error
#include "/dev/zero"
int main() {}
