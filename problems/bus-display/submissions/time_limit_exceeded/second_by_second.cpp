// Moves the window second by second.
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
        int start = 0;
        while (t-- > 0) {
            if (++start == n + w) start = 0;
        }
        std::cout << row.substr(start, w) << '\n';
    }
}
