// Finds the row by halving, which needs too many calls.
#include <iostream>

int main() {
    long long n;
    std::cin >> n;
    auto call = [](long long a, long long b) {
        std::cout << "? " << a << ' ' << b << std::endl;
        long long answer = 0;
        if (!(std::cin >> answer)) std::exit(0);
        return answer;
    };
    long long top = 1, bottom = n;
    while (top < bottom) {
        long long middle = (top + bottom) / 2;
        if (call(top, 1) <= call(bottom, 1))
            bottom = middle;
        else
            top = middle + 1;
    }
    long long y = 1 + call(top, 1);
    std::cout << "! " << top << ' ' << y << std::endl;
}
