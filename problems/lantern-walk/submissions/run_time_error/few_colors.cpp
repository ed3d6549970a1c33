// Has an array for colors up to 1000 only.
#include <iostream>
#include <set>
#include <vector>

int main() {
    int n;
    std::cin >> n;
    std::vector<int> colors(n), count(1001);
    for (int& color : colors) std::cin >> color;
    int missing = std::set<int>(colors.begin(), colors.end()).size();
    int best = n + 1, begin = 0, left = 0;
    for (int right = 0; right < n; ++right) {
        if (count.at(colors[right])++ == 0) --missing;
        while (missing == 0) {
            if (right - left + 1 < best) {
                best = right - left + 1;
                begin = left;
            }
            if (--count[colors[left++]] == 0) ++missing;
        }
    }
    std::cout << best << ' ' << begin + 1 << '\n';
}
