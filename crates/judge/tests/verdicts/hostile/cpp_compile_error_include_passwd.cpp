#include "/dev/stdin"
#include </etc/passwd>
int main() {}
