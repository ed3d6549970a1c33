// Turns on one switch per round, which needs too many rounds.
#include <iostream>
#include <string>
#include <vector>

int main() {
    int n;
    std::cin >> n;
    std::vector<int> found(n);
    int left = n * (n + 1) / 2;
    for (int i = 0; i < n; ++i) {
        std::string on(n, '0'), lit;
        on[i] = '1';
        std::cout << "? " << on << std::endl;
        if (!(std::cin >> lit)) return 0;
        if (lit.find('1') != std::string::npos) {
            found[lit.find('1')] = i + 1;
            left -= i + 1;
        }
    }
    std::cout << "!";
    for (int number : found) std::cout << ' ' << (number == 0 ? left : number);
    std::cout << std::endl;
}
