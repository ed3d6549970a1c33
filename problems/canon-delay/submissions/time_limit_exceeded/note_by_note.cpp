// Compares note by note until the second difference.
#include <iostream>
#include <string>

int main() {
    int n;
    std::string melody;
    std::cin >> n >> melody;
    int count = 0, smallest = 0;
    for (int d = n - 1; d >= 1; --d) {
        int differences = 0;
        for (int i = 0; i + d < n && differences < 2; ++i) differences += melody[i] != melody[i + d];
        if (differences < 2) {
            ++count;
            smallest = d;
        }
    }
    std::cout << count << ' ' << smallest << '\n';
}
