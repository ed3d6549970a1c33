#include <iostream>

static int depth(int left) {
    volatile int frame[8] = {left};
    return left == 0 ? 0 : depth(left - 1) + (frame[0] == left);
}

int main() {
    std::cout << depth(100000) << '\n';
}
