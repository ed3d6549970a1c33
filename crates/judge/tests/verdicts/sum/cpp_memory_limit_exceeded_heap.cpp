#include <cstring>
#include <vector>
int main() {
    std::vector<char *> blocks;
    for (;;) {
        blocks.push_back(new char[1 << 20]);
        memset(blocks.back(), 1, 1 << 20);
    }
}
