#include <iostream>
#include <string>

int main() {
    std::string name;
    std::getline(std::cin, name);
    std::cout << "Welcome, " << name << "!\n";
    std::cout << "Your room is ready.\n";
}
