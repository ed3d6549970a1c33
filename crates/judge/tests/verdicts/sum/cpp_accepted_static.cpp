#include <cstdio>
// 48 MiB that are hardly used are no reason to fail.
static long sums[6u << 20];
int main() {
    int n, x;
    if (scanf("%d", &n) != 1) return 1;
    for (int i = 1; i <= n && scanf("%d", &x) == 1; i++) sums[i] = sums[i - 1] + x;
    printf("%ld\n", sums[n]);
}
