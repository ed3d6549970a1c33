// Counts on from bead to bead for each first bead, which takes quadratic time.
#include <iostream>
#include <string>

int main() {
    int n;
    std::string beads;
    std::cin >> n >> beads;
    beads += beads;
    long long count = 0;
    for (int first = 0; first < n; ++first) {
        int red = 0, green = 0, blue = 0;
        for (int k = first; k < first + n - 1; ++k) {
            if (beads[k] == 'R')
                ++red;
            else if (beads[k] == 'G')
                ++green;
            else
                ++blue;
            if (red == green && green == blue) ++count;
        }
    }
    std::cout << count << '\n';
}
