// Loops over the cups.
#include <iostream>

int main() {
    long long n, k, p, served = 0, coins = 0, lucky = 0;
    std::cin >> n >> k >> p;
    for (long long i = 0; i < n; ++i) {
        long long cups;
        bool free = false;
        std::cin >> cups;
        while (cups-- > 0) {
            if (++served % k == 0)
                free = true;
            else
                coins += p;
        }
        lucky += free;
    }
    std::cout << coins << ' ' << lucky << '\n';
}
