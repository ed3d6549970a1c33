#include <iostream>
#include <queue>
#include <utility>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    int n, k;
    std::cin >> n >> k;
    // For each place on the way to the ranger: a heap with the layers behind it, and the coins of the place.
    std::vector<std::priority_queue<long long>> heaps(1);
    std::vector<int> coins;
    for (int i = 0; i < 2 * n; ++i) {
        int number;
        std::cin >> number;
        if (number > 0) {
            heaps.emplace_back();
            coins.push_back(number);
            continue;
        }
        auto heap = std::move(heaps.back());
        heaps.pop_back();
        heap.push(coins.back());
        coins.pop_back();
        auto& larger = heaps.back();
        if (heap.size() > larger.size()) std::swap(heap, larger);
        // Add the largest layers, the second largest layers, and so on.
        std::vector<long long> sums;
        for (; !heap.empty(); heap.pop()) {
            sums.push_back(heap.top() + larger.top());
            larger.pop();
        }
        for (long long layer : sums) larger.push(layer);
    }
    long long total = 0;
    for (auto& heap = heaps[0]; k > 0 && !heap.empty(); --k) {
        total += heap.top();
        heap.pop();
    }
    std::cout << total << '\n';
}
