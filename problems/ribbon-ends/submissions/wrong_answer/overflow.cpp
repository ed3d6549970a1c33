// Adds up the lengths in 32 bits (unsigned, so that the overflow is defined).
#include <algorithm>
#include <iostream>
#include <vector>

int main() {
    long long n, w;
    std::cin >> n >> w;
    unsigned total = 0;
    std::vector<int> lengths(n);
    for (int& a : lengths) {
        std::cin >> a;
        total += a;
    }
    int longest = *std::max_element(lengths.begin(), lengths.end());
    std::vector<int> at_least(longest + 2);
    for (int a : lengths) ++at_least[a];
    for (int x = longest; x > 0; --x) at_least[x] += at_least[x + 1];
    for (int L = longest; L > 0; --L) {
        unsigned pieces = 0;
        for (int x = L; x <= longest; x += L) pieces += at_least[x];
        if (static_cast<int>(total) - static_cast<int>(L * pieces) <= w) {
            std::cout << L << '\n';
            break;
        }
    }
}
