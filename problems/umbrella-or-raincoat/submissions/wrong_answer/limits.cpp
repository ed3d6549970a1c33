// Confuses "at least" and "more than".
#include <iostream>

int main() {
    int c, t, w;
    std::cin >> c >> t >> w;
    if (c > 60 || (c > 30 && t >= 20))
        std::cout << (w >= 50 ? "raincoat\n" : "umbrella\n");
    else
        std::cout << "nothing\n";
}
