#include <iostream>

int main() {
    int c, t, w;
    std::cin >> c >> t >> w;
    if (c >= 60 || (c >= 30 && t > 20)) {
        if (w > 50) {
            std::cout << "raincoat\n";
        } else {
            std::cout << "umbrella\n";
        }
    } else {
        std::cout << "nothing\n";
    }
}
