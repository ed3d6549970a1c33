#include <iostream>
#include <string>
int main() {
    for (int low = 1, high = 1000; low <= high;) {
        int guess = (low + high) / 2;
        std::cout << guess << std::endl;
        std::string answer;
        std::cin >> answer;
        if (answer == "right") return 0;
        (answer == "higher" ? low : high) = answer == "higher" ? guess + 1 : guess - 1;
    }
}
