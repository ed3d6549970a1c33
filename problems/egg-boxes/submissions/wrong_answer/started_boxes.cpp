// Also counts the box that is not full.
#include <iostream>

int main() {
    int n, k;
    std::cin >> n >> k;
    std::cout << (n + k - 1) / k << ' ' << n % k << '\n';
}
