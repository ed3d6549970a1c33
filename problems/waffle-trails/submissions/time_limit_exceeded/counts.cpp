// Computes the best result of each place for each number of stands.
#include <algorithm>
#include <iostream>
#include <utility>
#include <vector>

int main() {
    int n, k;
    std::cin >> n >> k;
    // best[j]: the most coins with at most j stands on each way. There is no entry for more stands than places on a way.
    std::vector<std::vector<long long>> way(1, {0});
    std::vector<int> coins;
    for (int i = 0; i < 2 * n; ++i) {
        int number;
        std::cin >> number;
        if (number > 0) {
            way.push_back({0});
            coins.push_back(number);
            continue;
        }
        auto best = std::move(way.back());
        way.pop_back();
        int size = best.size();
        if (size <= k) best.push_back(best.back());
        for (int j = std::min(size, k); j > 0; --j) best[j] = std::max(best[j], best[j - 1] + coins.back());
        coins.pop_back();
        auto& before = way.back();
        if (best.size() > before.size()) std::swap(best, before);
        for (std::size_t j = 0; j < before.size(); ++j) before[j] += best[std::min(j, best.size() - 1)];
    }
    std::cout << way[0].back() << '\n';
}
