#if !defined(ONLINE_JUDGE) || !defined(DOMJUDGE)
#error "the macros of judges are not defined"
#endif

#include <stdio.h>

int main(void) {
    puts("hello");
}
