// Divides each ribbon by each length.
#include <algorithm>
#include <iostream>
#include <vector>

int main() {
    long long n, w;
    std::cin >> n >> w;
    std::vector<int> lengths(n);
    for (int& a : lengths) std::cin >> a;
    for (int L = *std::max_element(lengths.begin(), lengths.end()); L > 0; --L) {
        long long waste = 0;
        for (int a : lengths) waste += a % L;
        if (waste <= w) {
            std::cout << L << '\n';
            break;
        }
    }
}
