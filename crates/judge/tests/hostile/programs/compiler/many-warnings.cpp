// Attack: a program that is right, with more warnings than anybody keeps.
// Verdict: accepted
#include <cstdio>
#define TEN(x) x x x x x x x x x x
#define WARN _Pragma("GCC warning \"a warning that is far too long to be shown a thousand times, and says nothing\"")
TEN(TEN(TEN(WARN)))
int main() {
    int n;
    if (scanf("%d", &n) == 1) printf("unharmed %d\n", n);
}
