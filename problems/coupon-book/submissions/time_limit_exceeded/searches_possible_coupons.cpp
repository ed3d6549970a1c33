// Keeps the possible coupons in a list, and searches it for the best one.
#include <algorithm>
#include <iostream>
#include <utility>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n, m;
    std::cin >> n >> m;
    std::vector<int> prices(n);
    for (int& price : prices) std::cin >> price;
    std::vector<std::pair<int, int>> coupons(m);
    for (auto& [least, less] : coupons) std::cin >> least >> less;
    std::sort(prices.begin(), prices.end());
    std::sort(coupons.begin(), coupons.end());

    std::vector<int> possible;
    long long saved = 0;
    int at = 0;
    for (int price : prices) {
        for (; at < m && coupons[at].first <= price; ++at) possible.push_back(coupons[at].second);
        if (possible.empty()) continue;
        auto best = std::max_element(possible.begin(), possible.end());
        saved += *best;
        possible.erase(best);
    }
    std::cout << saved << '\n';
}
