// Saves for a week before it checks the coins.
#include <iostream>

int main() {
    int coins, w, g, week = 0;
    std::cin >> coins >> w >> g;
    do {
        week = week + 1;
        coins = coins + w;
        if (week % 4 == 0) coins = coins + 10;
    } while (coins < g);
    std::cout << week << '\n';
}
