#include <cstdio>
// Some 60 MiB of stack.
static long depth(long n) {
    volatile char frame[48] = {1};
    return n == 0 ? 0 : depth(n - 1) + frame[0];
}
int main() {
    int n;
    if (depth(600000) != 600000 || scanf("%d", &n) != 1) return 1;
    long sum = 0, x;
    while (n-- > 0 && scanf("%ld", &x) == 1) sum += x;
    printf("%ld\n", sum);
}
