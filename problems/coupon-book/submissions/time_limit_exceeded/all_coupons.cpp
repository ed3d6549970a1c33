// Looks at all coupons for each thing.
#include <algorithm>
#include <iostream>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n, m;
    std::cin >> n >> m;
    std::vector<int> prices(n), least(m), less(m);
    for (int& price : prices) std::cin >> price;
    for (int j = 0; j < m; ++j) std::cin >> least[j] >> less[j];
    std::sort(prices.begin(), prices.end());

    std::vector<bool> used(m);
    long long saved = 0;
    for (int price : prices) {
        int best = -1;
        for (int j = 0; j < m; ++j) {
            if (!used[j] && least[j] <= price && (best < 0 || less[j] > less[best])) best = j;
        }
        if (best >= 0) {
            used[best] = true;
            saved += less[best];
        }
    }
    std::cout << saved << '\n';
}
