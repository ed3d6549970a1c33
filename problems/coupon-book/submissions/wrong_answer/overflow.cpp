// Adds up in 32 bits (unsigned, so that the overflow is defined).
#include <algorithm>
#include <iostream>
#include <queue>
#include <utility>
#include <vector>

int main() {
    int n, m;
    std::cin >> n >> m;
    std::vector<int> prices(n);
    for (int& price : prices) std::cin >> price;
    std::vector<std::pair<int, int>> coupons(m);
    for (auto& [least, less] : coupons) std::cin >> least >> less;
    std::sort(prices.begin(), prices.end());
    std::sort(coupons.begin(), coupons.end());

    std::priority_queue<int> possible;
    unsigned saved = 0;
    int at = 0;
    for (int price : prices) {
        for (; at < m && coupons[at].first <= price; ++at) possible.push(coupons[at].second);
        if (!possible.empty()) {
            saved += possible.top();
            possible.pop();
        }
    }
    std::cout << saved << '\n';
}
