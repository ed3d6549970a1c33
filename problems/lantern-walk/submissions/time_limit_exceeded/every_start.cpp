// Looks from every lantern on until every colour was seen.
#include <iostream>
#include <set>
#include <vector>

int main() {
    int n;
    std::cin >> n;
    std::vector<int> colours(n);
    for (int& colour : colours) std::cin >> colour;
    std::size_t all = std::set<int>(colours.begin(), colours.end()).size();
    int best = n + 1, begin = 0;
    for (int left = 0; left < n; ++left) {
        std::set<int> seen;
        for (int right = left; right < n; ++right) {
            seen.insert(colours[right]);
            if (seen.size() == all) {
                if (right - left + 1 < best) {
                    best = right - left + 1;
                    begin = left;
                }
                break;
            }
        }
    }
    std::cout << best << ' ' << begin + 1 << '\n';
}
