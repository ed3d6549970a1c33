#include <iostream>
#include <string>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n, k, m, q;
    std::string sheet;
    std::cin >> n >> k >> m >> q >> sheet;
    // Spots are numbered from 0 here.
    std::vector<std::vector<int>> calls(k, std::vector<int>(n));
    for (auto& call : calls) {
        for (int& spot : call) {
            std::cin >> spot;
            --spot;
        }
    }
    std::vector<std::vector<int>> jumps(60, std::vector<int>(n));
    for (int i = 0; i < n; ++i) {
        int spot = i;
        for (char letter : sheet) spot = calls[letter - 'A'][spot];
        jumps[0][i] = spot;
    }
    for (int j = 1; j < 60; ++j)
        for (int i = 0; i < n; ++i) jumps[j][i] = jumps[j - 1][jumps[j - 1][i]];
    while (q-- > 0) {
        int spot;
        long long t;
        std::cin >> spot >> t;
        --spot;
        long long passes = t / m;
        for (int j = 0; j < 60; ++j)
            if (passes >> j & 1) spot = jumps[j][spot];
        for (int x = 0; x < t % m; ++x) spot = calls[sheet[x] - 'A'][spot];
        std::cout << spot + 1 << '\n';
    }
}
