#include <algorithm>
#include <iostream>

int call(int a, int b) {
    std::cout << "? " << a << ' ' << b << std::endl;
    int answer;
    std::cin >> answer;
    return answer;
}

int main() {
    int n;
    std::cin >> n;
    int top_left = call(1, 1), top_right = call(1, n);
    int bottom_left = call(n, 1), bottom_right = call(n, n);
    auto place = [n](int u, int v) { return u >= v ? 1 + u : n - v; };
    int x = place(std::min(top_left, top_right), std::min(bottom_left, bottom_right));
    int y = place(std::min(top_left, bottom_left), std::min(top_right, bottom_right));
    std::cout << "! " << x << ' ' << y << std::endl;
}
