#include <cstdio>
int main() { for (;;) puts("and again and again and again and again"); }
