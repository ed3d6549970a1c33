// Counts cups in 32 bits (unsigned, so that the overflow is defined).
#include <iostream>

int main() {
    unsigned n, k, p, sold = 0, lucky = 0;
    std::cin >> n >> k >> p;
    for (unsigned i = 0; i < n; ++i) {
        unsigned cups;
        std::cin >> cups;
        if ((sold + cups) / k > sold / k) ++lucky;
        sold += cups;
    }
    std::cout << p * (sold - sold / k) << ' ' << lucky << '\n';
}
