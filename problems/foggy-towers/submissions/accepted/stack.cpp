#include <algorithm>
#include <functional>
#include <iostream>
#include <vector>

int main() {
    int n;
    std::cin >> n;
    std::vector<int> heights(n);
    for (int& height : heights) std::cin >> height;
    // The towers that a guard without fog would see, from the farthest to the nearest.
    std::vector<int> seen;
    long long total = 0;
    for (int i = n - 1; i >= 0; --i) {
        int last = std::min<long long>(n - 1, 0LL + i + heights[i]);
        auto farthest_seen = std::lower_bound(seen.begin(), seen.end(), last, std::greater<int>());
        total += seen.end() - farthest_seen;
        while (!seen.empty() && heights[seen.back()] <= heights[i]) seen.pop_back();
        seen.push_back(i);
    }
    std::cout << total << '\n';
}
