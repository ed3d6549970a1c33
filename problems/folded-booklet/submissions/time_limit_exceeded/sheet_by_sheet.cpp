// Goes through all sheets of the booklet.
#include <iostream>
#include <unordered_set>

int main() {
    long long s, n;
    std::cin >> s >> n;
    std::unordered_set<long long> pages;
    while (n--) {
        long long page;
        std::cin >> page;
        pages.insert(page);
    }
    int count = 0;
    for (long long sheet = 1; sheet <= s; ++sheet) {
        long long back = 4 * s - 2 * sheet;
        if (pages.count(2 * sheet) || pages.count(2 * sheet - 1) || pages.count(back + 1) || pages.count(back + 2)) ++count;
    }
    std::cout << count << '\n';
}
