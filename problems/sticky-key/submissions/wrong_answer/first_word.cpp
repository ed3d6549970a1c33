// Reads only the first word of the text.
#include <iostream>
#include <string>

int main() {
    std::string key, text, result;
    std::cin >> key >> text;
    char previous = ' ';
    for (char letter : text) {
        if (letter != key[0] || previous != key[0]) result += letter;
        previous = letter;
    }
    std::cout << result << '\n';
}
