#include <iostream>
#include <string>

int main() {
    std::string key, text;
    std::getline(std::cin, key);
    std::getline(std::cin, text);
    std::string result;
    char previous = ' ';
    for (char letter : text) {
        if (letter != key[0] || previous != key[0]) {
            result += letter;
        }
        previous = letter;
    }
    std::cout << result << '\n';
}
