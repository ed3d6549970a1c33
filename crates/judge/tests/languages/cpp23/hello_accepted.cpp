#if !defined(ONLINE_JUDGE) || !defined(DOMJUDGE)
#error "the macros of judges are not defined"
#endif

#include <expected>
#include <iostream>
#include <string>

static_assert(__cplusplus > 202002L);

int main() {
    std::expected<std::string, int> word = "hello";
    std::cout << word.value_or("nothing") << '\n';
}
