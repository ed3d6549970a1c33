// Finds the first window with every color and only shortens it on the left.
#include <iostream>
#include <map>
#include <set>
#include <vector>

int main() {
    int n;
    std::cin >> n;
    std::vector<int> colors(n);
    for (int& color : colors) std::cin >> color;
    std::size_t all = std::set<int>(colors.begin(), colors.end()).size();
    std::map<int, int> count;
    int right = 0, left = 0;
    while (count.size() < all) ++count[colors[right++]];
    while (count[colors[left]] > 1) --count[colors[left++]];
    std::cout << right - left << ' ' << left + 1 << '\n';
}
