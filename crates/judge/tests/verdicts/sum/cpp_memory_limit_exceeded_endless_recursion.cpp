#include <cstdio>
static int deeper(int n) {
    volatile char frame[1024] = {1};
    return deeper(n + 1) + frame[n % 1024];
}
int main() { printf("%d\n", deeper(0)); }
