#include <iostream>

int main() {
    int r, l, a, b, p;
    std::cin >> r >> l >> a >> b >> p;
    std::cout << p - a * r - b * l << '\n';
}
