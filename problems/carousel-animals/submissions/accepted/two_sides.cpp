#include <iostream>
#include <utility>
#include <vector>

int ask(int a, int b) {
    std::cout << "? " << a << ' ' << b << std::endl;
    int distance;
    std::cin >> distance;
    return distance;
}

int main() {
    int n;
    std::cin >> n;
    // away[d]: the animals at distance d from animal 1.
    std::vector<std::vector<int>> away(n / 2 + 1);
    for (int animal = 2; animal <= n; ++animal) away[ask(1, animal)].push_back(animal);
    std::vector<int> left, right;
    for (int d = 1; d <= n / 2; ++d) {
        auto& pair = away[d];
        // Only the animals on the left side are nearer to the left neighbor than to animal 1.
        if (d > 1 && pair.size() == 2 && ask(left[0], pair[0]) != d - 1) std::swap(pair[0], pair[1]);
        left.push_back(pair[0]);
        if (pair.size() == 2) right.push_back(pair[1]);
    }
    std::cout << "! 1";
    for (int animal : left) std::cout << ' ' << animal;
    for (auto animal = right.rbegin(); animal != right.rend(); ++animal) std::cout << ' ' << *animal;
    std::cout << std::endl;
}
