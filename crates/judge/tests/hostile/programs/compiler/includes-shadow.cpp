// Attack: includes secrets of the host, to read them in the messages.
// Verdict: compile_error
#include "/dev/stdin"
#include </etc/shadow>
#include "/root/.bashrc"
#include "/proc/1/environ"
int main() {}
