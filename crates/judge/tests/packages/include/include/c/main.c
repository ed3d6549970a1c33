#include <stdio.h>
int next_of(int);
int main(void) { int n; scanf("%d", &n); printf("%d\n", next_of(n)); }
