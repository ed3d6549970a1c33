// Calculates with 32 bits with a sign (the conversions wrap around).
#include <algorithm>
#include <iostream>
#include <set>

int main() {
    long long s, n;
    std::cin >> s >> n;
    std::set<int> sheets;
    for (long long i = 0; i < n; ++i) {
        long long number;
        std::cin >> number;
        int page = static_cast<int>(number);
        int mirrored = static_cast<int>(4 * s + 1 - number);
        sheets.insert(static_cast<int>((static_cast<long long>(std::min(page, mirrored)) + 1) / 2));
    }
    std::cout << sheets.size() << '\n';
}
