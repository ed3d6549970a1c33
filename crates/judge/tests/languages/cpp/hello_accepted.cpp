#if !defined(ONLINE_JUDGE) || !defined(DOMJUDGE)
#error "the macros of judges are not defined"
#endif

#include <iostream>

static_assert(__cplusplus == 202002L);

int main() {
    std::cout << "hello\n";
}
