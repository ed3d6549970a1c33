// Attack: asks for what the compiler offers by the source: plug-ins, other headers read ahead, libraries, its own options.
// Verdict: compile_error
#pragma GCC pch_preprocess "/dev/zero"
#pragma GCC plugin "/box/main.so"
#pragma comment(lib, "/box/main.so")
#pragma GCC optimize("O3,plugin=/tmp/x.so,-fplugin=/tmp/x.so,-wrapper=/bin/sh")
#pragma GCC dependency "/etc/shadow"
#pragma GCC dependency "/proc/1/environ"
int main() {}
