#include <fstream>
#include <iostream>
#include <unistd.h>

// Says all numbers, closes its output, and listens for the sum.
int main(int, char** argv) {
    std::ifstream input(argv[1]);
    long number, sum = 0, answer;
    while (input >> number) {
        std::cout << number << std::endl;
        sum += number;
    }
    close(1);
    return std::cin >> answer && answer == sum ? 42 : 43;
}
