// Ignores how many rolls and loaves there are.
#include <iostream>

int main() {
    int r, l, a, b, p;
    std::cin >> r >> l >> a >> b >> p;
    std::cout << p - r - l << '\n';
}
