#include <iostream>
int main() { int n, d = 2; std::cin >> n; while (n % d) d++; std::cout << d; }
