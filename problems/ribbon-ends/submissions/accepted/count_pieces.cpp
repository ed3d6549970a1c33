#include <algorithm>
#include <iostream>
#include <vector>

int main() {
    long long n, w, total = 0;
    std::cin >> n >> w;
    std::vector<int> lengths(n);
    for (int& a : lengths) {
        std::cin >> a;
        total += a;
    }
    int longest = *std::max_element(lengths.begin(), lengths.end());
    // at_least[x] is the number of ribbons with at least x centimeters.
    std::vector<int> at_least(longest + 2);
    for (int a : lengths) ++at_least[a];
    for (int x = longest; x > 0; --x) at_least[x] += at_least[x + 1];
    for (int L = longest; L > 0; --L) {
        long long pieces = 0;
        for (int x = L; x <= longest; x += L) pieces += at_least[x];
        if (total - L * pieces <= w) {
            std::cout << L << '\n';
            break;
        }
    }
}
