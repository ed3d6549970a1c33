#include <fstream>
#include <iostream>

int main() {
    int a, b, sum = 0;
    std::cin >> a >> b;
    std::ofstream("sum.txt") << a + b << std::endl;
    std::ifstream("sum.txt") >> sum;
    std::cout << sum << std::endl;
}
