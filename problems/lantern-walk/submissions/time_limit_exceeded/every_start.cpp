// Tries every beginning and extends the window until it contains every color.
#include <iostream>
#include <set>
#include <vector>

int main() {
    int n;
    std::cin >> n;
    std::vector<int> colors(n);
    for (int& color : colors) std::cin >> color;
    std::size_t all = std::set<int>(colors.begin(), colors.end()).size();
    int best = n + 1, begin = 0;
    for (int left = 0; left < n; ++left) {
        std::set<int> seen;
        for (int right = left; right < n; ++right) {
            seen.insert(colors[right]);
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
