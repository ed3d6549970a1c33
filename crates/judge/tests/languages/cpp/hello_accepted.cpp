#include <iostream>

static_assert(__cplusplus == 202002L);

int main() {
    std::cout << "hello\n";
}
