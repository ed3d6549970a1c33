#if !defined(ONLINE_JUDGE) || !defined(DOMJUDGE)
#error "the macros of judges are not defined"
#endif

#include <iostream>
#include <map>

static_assert(__cplusplus == 201703L);

int main() {
    for (auto &[word, count] : std::map<std::string, int>{{"hello", 1}}) std::cout << word << '\n';
}
