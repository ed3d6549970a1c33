// Adds up in 32 bits (unsigned, so that the overflow is defined).
#include <algorithm>
#include <functional>
#include <iostream>
#include <vector>

int main() {
    int n;
    std::cin >> n;
    std::vector<int> heights(n);
    for (int& height : heights) std::cin >> height;
    std::vector<int> seen;
    unsigned total = 0;
    for (int i = n - 1; i >= 0; --i) {
        int last = std::min<long long>(n - 1, 0LL + i + heights[i]);
        total += seen.end() - std::lower_bound(seen.begin(), seen.end(), last, std::greater<int>());
        while (!seen.empty() && heights[seen.back()] <= heights[i]) seen.pop_back();
        seen.push_back(i);
    }
    std::cout << static_cast<int>(total) << '\n';
}
