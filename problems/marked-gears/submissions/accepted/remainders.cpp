#include <iostream>
#include <numeric>
#include <unordered_map>

int main() {
    int a, b, n, m;
    std::cin >> a >> b >> n >> m;
    int g = std::gcd(a, b);
    std::unordered_map<int, int> counts;
    for (int i = 0; i < n; ++i) {
        int x;
        std::cin >> x;
        ++counts[x % g];
    }
    long long rings = 0;
    for (int i = 0; i < m; ++i) {
        int y;
        std::cin >> y;
        auto found = counts.find(y % g);
        if (found != counts.end()) rings += found->second;
    }
    std::cout << rings << '\n';
}
