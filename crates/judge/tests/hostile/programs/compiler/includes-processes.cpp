// Attack: includes what the kernel tells of the compiler and of the zygote.
// Verdict: compile_error
#include "/proc/self/environ"
#include "/proc/self/maps"
#include "/proc/1/cmdline"
#include "/proc/1/maps"
#include "/proc/self/fd/0"
int main() {}
