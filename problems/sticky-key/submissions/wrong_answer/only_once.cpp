// Keeps the letter only once in the whole text.
#include <iostream>
#include <string>

int main() {
    std::string key, text, result;
    std::getline(std::cin, key);
    std::getline(std::cin, text);
    bool seen = false;
    for (char letter : text) {
        if (letter != key[0] || !seen) result += letter;
        if (letter == key[0]) seen = true;
    }
    std::cout << result << '\n';
}
