// Compares each sunflower with each other one.
#include <cstdlib>
#include <iostream>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n;
    std::cin >> n;
    std::vector<long long> x(n), y(n), h(n);
    for (int i = 0; i < n; ++i) std::cin >> x[i] >> y[i] >> h[i];
    int seen = 0;
    for (int i = 0; i < n; ++i) {
        bool hidden = false;
        for (int j = 0; j < n && !hidden; ++j) {
            hidden = h[j] >= h[i] && x[i] * y[j] == y[i] * x[j] && x[i] * x[j] >= 0 && y[i] * y[j] >= 0 &&
                     std::abs(x[j]) + std::abs(y[j]) < std::abs(x[i]) + std::abs(y[i]);
        }
        seen += !hidden;
    }
    std::cout << seen << '\n';
}
