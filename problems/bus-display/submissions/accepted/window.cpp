#include <iostream>
#include <string>

int main() {
    int w, n, q;
    std::string message;
    std::cin >> w >> n >> q >> message;
    std::string empty(w, '.'), row = empty + message + empty;
    while (q-- > 0) {
        long long t;
        std::cin >> t;
        std::cout << row.substr(t % (n + w), w) << '\n';
    }
}
