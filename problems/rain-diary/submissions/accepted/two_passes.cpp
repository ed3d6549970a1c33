#include <iostream>
#include <vector>

int main() {
    int n, total = 0;
    std::cin >> n;
    std::vector<int> rain(n), days;
    for (int i = 0; i < n; ++i) {
        std::cin >> rain[i];
        total = total + rain[i];
    }
    for (int i = 0; i < n; ++i) {
        if (rain[i] * n > total) {
            days.push_back(i + 1);
        }
    }
    std::cout << days.size() << '\n';
    for (int day : days) {
        std::cout << day << ' ';
    }
    std::cout << '\n';
}
