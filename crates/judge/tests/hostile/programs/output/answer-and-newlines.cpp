// Attack: the right answer, and then more empty lines than may be written.
// Verdict: output_limit_exceeded
#include <cstdio>

int main() {
    int n;
    if (scanf("%d", &n) != 1) return 1;
    printf("unharmed %d\n", n);
    for (int i = 0; i < 5 << 20; i++) putchar('\n');
}
