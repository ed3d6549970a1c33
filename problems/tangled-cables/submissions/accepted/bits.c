#include <stdio.h>

int main(void) {
    int n, found[1000] = {0}, left = 0;
    char lit[1001];
    if (scanf("%d", &n) != 1) return 1;
    for (int bit = 1; bit <= n; bit *= 2) {
        printf("? ");
        for (int i = 1; i <= n; ++i) putchar(i & bit ? '1' : '0');
        putchar('\n');
        fflush(stdout);
        if (scanf("%1000s", lit) != 1) return 1;
        for (int j = 0; j < n; ++j)
            if (lit[j] == '1') found[j] += bit;
    }
    for (int j = 0; j < n; ++j) left += j + 1 - found[j];
    printf("!");
    for (int j = 0; j < n; ++j) printf(" %d", found[j] ? found[j] : left);
    printf("\n");
    fflush(stdout);
    return 0;
}
