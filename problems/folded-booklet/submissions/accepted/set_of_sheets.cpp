#include <algorithm>
#include <iostream>
#include <set>

int main() {
    long long s, n;
    std::cin >> s >> n;
    std::set<long long> sheets;
    for (long long i = 0; i < n; ++i) {
        long long page;
        std::cin >> page;
        long long front = std::min(page, 4 * s + 1 - page);
        sheets.insert((front + 1) / 2);
    }
    std::cout << sheets.size() << '\n';
}
