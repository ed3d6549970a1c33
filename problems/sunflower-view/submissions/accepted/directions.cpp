#include <algorithm>
#include <iostream>
#include <map>
#include <numeric>
#include <utility>
#include <vector>

struct Flower {
    int g, dx, dy, h;
};

int main() {
    int n;
    std::cin >> n;
    std::vector<Flower> flowers(n);
    for (auto& [g, dx, dy, h] : flowers) {
        std::cin >> dx >> dy >> h;
        g = std::gcd(dx, dy);
        dx /= g;
        dy /= g;
    }
    std::sort(flowers.begin(), flowers.end(), [](const Flower& a, const Flower& b) { return a.g < b.g; });
    std::map<std::pair<int, int>, int> tallest;
    int seen = 0;
    for (const auto& [g, dx, dy, h] : flowers) {
        int& before = tallest[{dx, dy}];
        if (h > before) {
            before = h;
            ++seen;
        }
    }
    std::cout << seen << '\n';
}
