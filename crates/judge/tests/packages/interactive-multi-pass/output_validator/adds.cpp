#include <fstream>
#include <iostream>
#include <string>

// Two passes: the numbers of the second are those of the first, and their sum.
int main(int, char** argv) {
    std::ifstream input(argv[1]);
    std::string folder = argv[3];
    long long a, b, sum;
    input >> a >> b;
    std::cout << a << ' ' << b << std::endl;
    if (!(std::cin >> sum) || sum != a + b) return 43;
    if (!std::ifstream(folder + "seen")) {
        std::ofstream(folder + "seen") << 1;
        std::ofstream(folder + "nextpass.in") << b << ' ' << sum << '\n';
    }
    return 42;
}
