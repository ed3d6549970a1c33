// Keeps only the lowest 32 bits of t (unsigned, so that the overflow is defined).
#include <iostream>
#include <string>

int main() {
    int w, n, q;
    std::string message;
    std::cin >> w >> n >> q >> message;
    std::string empty(w, '.'), row = empty + message + empty;
    while (q-- > 0) {
        long long second;
        std::cin >> second;
        unsigned t = static_cast<unsigned>(second);
        std::cout << row.substr(t % (n + w), w) << '\n';
    }
}
