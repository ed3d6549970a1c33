#include <iostream>

int main() {
    long long n, k, p, sold = 0, lucky = 0;
    std::cin >> n >> k >> p;
    for (long long i = 0; i < n; ++i) {
        long long cups;
        std::cin >> cups;
        if ((sold + cups) / k > sold / k) ++lucky;
        sold += cups;
    }
    std::cout << p * (sold - sold / k) << ' ' << lucky << '\n';
}
