#include <cstdio>
int main() {
    int n, x, sum = 0;
    if (scanf("%d", &n) != 1) return 1;
    while (n-- > 0 && scanf("%d", &x) == 1) sum += x;
    printf("%d\n", n == -1 ? sum + 1 : sum);
}
