// Passes midnight at most once.
#include <iostream>

int main() {
    int h, m, d;
    std::cin >> h >> m >> d;
    int arrival = 60 * h + m + d;
    if (arrival >= 1440) arrival -= 1440;
    std::cout << arrival / 60 << ' ' << arrival % 60 << '\n';
}
