// Counts in 32 bits (unsigned, so that the overflow is defined).
#include <iostream>
#include <map>
#include <string>
#include <utility>

int main() {
    int n;
    std::string beads;
    std::cin >> n >> beads;
    auto add = [](std::pair<int, int>& differences, char color) {
        if (color == 'R') ++differences.first;
        if (color == 'G') --differences.first, ++differences.second;
        if (color == 'B') --differences.second;
    };
    std::pair<int, int> total{0, 0}, here{0, 0};
    for (char color : beads) add(total, color);
    std::map<std::pair<int, int>, int> before;
    unsigned count = 0;
    for (char color : beads) {
        auto over_the_end = before.find({here.first - total.first, here.second - total.second});
        if (over_the_end != before.end()) count += over_the_end->second;
        count += before[here]++;
        add(here, color);
    }
    std::cout << static_cast<int>(count) << '\n';
}
