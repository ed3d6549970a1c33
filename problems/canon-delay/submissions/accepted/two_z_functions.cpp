#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

std::vector<int> z_function(const std::string& text) {
    int n = static_cast<int>(text.size());
    std::vector<int> z(n);
    for (int i = 1, left = 0, right = 0; i < n; ++i) {
        int k = i < right ? std::min(right - i, z[i - left]) : 0;
        while (i + k < n && text[k] == text[i + k]) ++k;
        z[i] = k;
        if (i + k > right) {
            left = i;
            right = i + k;
        }
    }
    return z;
}

int main() {
    int n;
    std::string melody;
    std::cin >> n >> melody;
    auto front = z_function(melody);
    std::reverse(melody.begin(), melody.end());
    auto back = z_function(melody);
    int count = 0, smallest = 0;
    for (int d = n - 1; d >= 1; --d) {
        if (front[d] + back[d] >= n - d - 1) {
            ++count;
            smallest = d;
        }
    }
    std::cout << count << ' ' << smallest << '\n';
}
