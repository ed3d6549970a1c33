#include <fstream>
#include <iostream>

// Answers guesses at the number; the 20th must be right.
int main(int, char** argv) {
    std::ifstream input(argv[1]);
    int secret, guess;
    input >> secret;
    for (int tries = 0; tries < 20; tries++) {
        if (!(std::cin >> guess)) {
            std::ofstream(std::string(argv[3]) + "judgemessage.txt") << "no guess\n";
            return 43;
        }
        if (guess < 1 || guess > 1000) return 43;
        std::cout << (guess < secret ? "higher" : guess > secret ? "lower" : "right") << std::endl;
        if (guess == secret) return 42;
    }
    return 43;
}
