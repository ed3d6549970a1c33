#include <iostream>
#include <string>

int main() {
    int n;
    std::cin >> n;
    int low = 1, high = n + 1;
    while (low < high) {
        int middle = (low + high) / 2;
        std::cout << "? " << middle << std::endl;
        std::string pressure;
        std::cin >> pressure;
        if (pressure == "weak")
            high = middle;
        else
            low = middle + 1;
    }
    std::cout << "! " << low << std::endl;
}
