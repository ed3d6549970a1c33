// Looks for the next neighbor again and again, which needs too many questions.
#include <iostream>
#include <vector>

int main() {
    int n;
    std::cin >> n;
    std::vector<int> circle{1};
    std::vector<bool> used(n + 1);
    used[1] = true;
    while (static_cast<int>(circle.size()) < n) {
        int here = circle.back(), size = circle.size();
        for (int animal = 2; animal <= n && static_cast<int>(circle.size()) == size; ++animal) {
            if (used[animal]) continue;
            std::cout << "? " << here << ' ' << animal << std::endl;
            int distance;
            if (!(std::cin >> distance)) return 0;
            if (distance == 1) {
                used[animal] = true;
                circle.push_back(animal);
            }
        }
    }
    std::cout << "!";
    for (int animal : circle) std::cout << ' ' << animal;
    std::cout << std::endl;
}
