#include "library.h"
#include <iostream>
int main() { int n; std::cin >> n; std::cout << next_of(n); }
