// Plays the clock second by second.
#include <iostream>
#include <numeric>
#include <unordered_set>

int main() {
    long long a, b, n, m;
    std::cin >> a >> b >> n >> m;
    std::unordered_set<long long> first, second;
    long long tooth;
    while (n-- > 0) std::cin >> tooth, first.insert(tooth);
    while (m-- > 0) std::cin >> tooth, second.insert(tooth);
    long long rings = 0, period = std::lcm(a, b);
    for (long long t = 0; t < period; ++t)
        if (first.count(t % a) && second.count(t % b)) ++rings;
    std::cout << rings << '\n';
}
