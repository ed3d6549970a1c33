// Goes over all towers that the fog does not hide.
#include <algorithm>
#include <iostream>
#include <vector>

int main() {
    int n;
    std::cin >> n;
    std::vector<int> heights(n);
    for (int& height : heights) std::cin >> height;
    long long total = 0;
    for (int i = 0; i < n; ++i) {
        int last = std::min<long long>(n - 1, 0LL + i + heights[i]), highest = 0;
        for (int j = i + 1; j <= last; ++j)
            if (heights[j] > highest) {
                highest = heights[j];
                ++total;
            }
    }
    std::cout << total << '\n';
}
