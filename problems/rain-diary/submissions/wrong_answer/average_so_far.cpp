// Compares each day with the average of the days up to it.
#include <iostream>
#include <vector>

int main() {
    int n, total = 0;
    std::cin >> n;
    std::vector<int> days;
    for (int i = 1; i <= n; ++i) {
        int rain;
        std::cin >> rain;
        total += rain;
        if (rain * i > total) days.push_back(i);
    }
    std::cout << days.size() << '\n';
    for (int day : days) std::cout << day << ' ';
    std::cout << '\n';
}
