#include <iostream>

int main() {
    int coins, w, g, week = 0;
    std::cin >> coins >> w >> g;
    while (coins < g) {
        week = week + 1;
        coins = coins + w;
        if (week % 4 == 0) {
            coins = coins + 10;
        }
    }
    std::cout << week << '\n';
}
