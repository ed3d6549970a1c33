#include <iostream>
#include <thread>
#include <vector>

int main() {
    std::vector<int> found(4);
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; i++)
        threads.emplace_back([&found, i] {
            std::vector<int> own(1 << 18, i + 1);
            found[i] = own[i];
        });
    for (auto &thread : threads) thread.join();
    std::cout << found[0] + found[1] + found[2] + found[3] << '\n';
}
