// Asks the last sensor first, which costs the 21st question.
#include <iostream>
#include <string>

int main() {
    int n;
    std::cin >> n;
    auto weak = [](int sensor) {
        std::cout << "? " << sensor << std::endl;
        std::string pressure;
        std::cin >> pressure;
        return pressure == "weak";
    };
    int low = 1, high = n;
    if (!weak(n)) {
        low = high = n + 1;
    }
    while (low < high) {
        int middle = (low + high) / 2;
        if (weak(middle))
            high = middle;
        else
            low = middle + 1;
    }
    std::cout << "! " << low << std::endl;
}
