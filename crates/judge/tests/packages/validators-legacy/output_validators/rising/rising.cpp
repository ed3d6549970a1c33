#include <cstring>
#include <iostream>

int main(int argc, char** argv) {
    if (argc < 5 || std::strcmp(argv[4], "strictly") != 0) return 1;
    long long last = -1, next;
    while (std::cin >> next) {
        if (next <= last) return 43;
        last = next;
    }
    return std::cin.eof() ? 42 : 43;
}
