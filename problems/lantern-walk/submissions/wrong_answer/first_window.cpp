// Takes the first window that shows every colour and only shortens it from the left.
#include <iostream>
#include <map>
#include <set>
#include <vector>

int main() {
    int n;
    std::cin >> n;
    std::vector<int> colours(n);
    for (int& colour : colours) std::cin >> colour;
    std::size_t all = std::set<int>(colours.begin(), colours.end()).size();
    std::map<int, int> count;
    int right = 0, left = 0;
    while (count.size() < all) ++count[colours[right++]];
    while (count[colours[left]] > 1) --count[colours[left++]];
    std::cout << right - left << ' ' << left + 1 << '\n';
}
