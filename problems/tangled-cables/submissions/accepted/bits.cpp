#include <iostream>
#include <string>
#include <vector>

int main() {
    int n;
    std::cin >> n;
    std::vector<int> found(n);
    for (int bit = 1; bit <= n; bit *= 2) {
        std::string on, lit;
        for (int i = 1; i <= n; ++i) on += (i & bit) ? '1' : '0';
        std::cout << "? " << on << std::endl;
        std::cin >> lit;
        for (int j = 0; j < n; ++j)
            if (lit[j] == '1') found[j] += bit;
    }
    // All switches together have this sum, so the one that is left over is what is missing.
    int left = n * (n + 1) / 2;
    for (int number : found) left -= number;
    std::cout << "!";
    for (int number : found) std::cout << ' ' << (number == 0 ? left : number);
    std::cout << std::endl;
}
