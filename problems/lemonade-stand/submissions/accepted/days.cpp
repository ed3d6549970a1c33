#include <iostream>

int main() {
    int n, total = 0, losses = 0;
    std::cin >> n;
    for (int i = 0; i < n; ++i) {
        int earned;
        std::cin >> earned;
        total = total + earned;
        if (earned < 0) {
            losses = losses + 1;
        }
    }
    std::cout << total << ' ' << losses << '\n';
}
