// Attack: includes a device that never ends.
// Verdict: compile_error
#include "/dev/urandom"
int main() {}
