#include <stdio.h>
int times(int, int);
int main(void) { int a, b; scanf("%d %d", &a, &b); printf("%d", times(a, b)); }
