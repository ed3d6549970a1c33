// Has an array for at most 1000 guests.
#include <iostream>
#include <vector>

int main() {
    long long n, k, p, sold = 0, lucky = 0;
    std::cin >> n >> k >> p;
    std::vector<long long> orders(1000);
    for (long long i = 0; i < n; ++i) std::cin >> orders.at(i);
    for (long long i = 0; i < n; ++i) {
        if ((sold + orders[i]) / k > sold / k) ++lucky;
        sold += orders[i];
    }
    std::cout << p * (sold - sold / k) << ' ' << lucky << '\n';
}
