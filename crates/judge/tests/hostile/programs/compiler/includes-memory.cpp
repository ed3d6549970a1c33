// Attack: includes the memory of the compiler itself, which has no size and many holes.
// Verdict: compile_error
#include "/proc/self/mem"
#include "/proc/self/pagemap"
#include "/dev/full"
int main() {}
