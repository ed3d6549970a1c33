#include <fstream>
#include <iostream>
#include <string>

// Any divisor but 1 and the number itself.
int main(int, char** argv) {
    std::ifstream input(argv[1]);
    std::string feedback = argv[3];
    long long n, d;
    input >> n;
    std::string more;
    if (!(std::cin >> d) || std::cin >> more || d <= 1 || d >= n || n % d != 0) {
        std::ofstream(feedback + "judgemessage.txt") << "no divisor of " << n << "\n";
        std::ofstream(feedback + "teammessage.txt") << "That does not divide.\n";
        return 43;
    }
    return 42;
}
