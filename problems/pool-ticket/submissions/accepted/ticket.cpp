#include <iostream>

int main() {
    int a, h, price;
    std::cin >> a >> h;
    if (a <= 5) {
        price = 0;
    } else if (a <= 17) {
        price = 4;
    } else if (a <= 64) {
        price = 7;
    } else {
        price = 5;
    }
    if (h >= 18 && price > 0) {
        price = price - 2;
    }
    std::cout << price << '\n';
}
