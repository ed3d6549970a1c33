#include <stdio.h>
int main(void) { long long n; scanf("%lld", &n); printf("%d", (int)(2 * n)); }
