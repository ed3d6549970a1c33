// The discount begins one hour too late.
#include <iostream>

int main() {
    int a, h, price = 5;
    std::cin >> a >> h;
    if (a <= 5) price = 0;
    else if (a <= 17) price = 4;
    else if (a <= 64) price = 7;
    if (h > 18 && price > 0) price -= 2;
    std::cout << price << '\n';
}
