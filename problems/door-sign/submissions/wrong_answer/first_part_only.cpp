// Reads only the first part of a name.
#include <iostream>
#include <string>

int main() {
    std::string name;
    std::cin >> name;
    std::cout << "Welcome, " << name << "!\n";
    std::cout << "Your room is ready.\n";
}
