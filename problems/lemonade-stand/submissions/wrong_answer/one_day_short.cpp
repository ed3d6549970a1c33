// Starts counting at 1, so the last day is missing.
#include <iostream>

int main() {
    int n, total = 0, losses = 0;
    std::cin >> n;
    for (int i = 1; i < n; ++i) {
        int earned;
        std::cin >> earned;
        total = total + earned;
        if (earned < 0) losses = losses + 1;
    }
    std::cout << total << ' ' << losses << '\n';
}
