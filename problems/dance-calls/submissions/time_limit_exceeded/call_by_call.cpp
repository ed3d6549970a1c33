// Follows each dancer call by call.
#include <iostream>
#include <string>
#include <vector>

int main() {
    int n, k, m, q;
    std::string sheet;
    std::cin >> n >> k >> m >> q >> sheet;
    std::vector<std::vector<int>> calls(k, std::vector<int>(n + 1));
    for (auto& call : calls)
        for (int i = 1; i <= n; ++i) std::cin >> call[i];
    while (q-- > 0) {
        long long spot, t;
        std::cin >> spot >> t;
        for (long long second = 0; second < t; ++second) spot = calls[sheet[second % m] - 'A'][spot];
        std::cout << spot << '\n';
    }
}
