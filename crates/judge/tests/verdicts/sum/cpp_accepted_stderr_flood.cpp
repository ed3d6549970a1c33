#include <cstdio>
#include <cstring>
int main() {
    static char noise[1 << 20];
    memset(noise, 'x', sizeof noise);
    for (int i = 0; i < 32; i++) fwrite(noise, 1, sizeof noise, stderr);
    int n;
    if (scanf("%d", &n) != 1) return 1;
    long sum = 0, x;
    while (n-- > 0 && scanf("%ld", &x) == 1) sum += x;
    printf("%ld\n", sum);
}
