#include <thread>
// Two threads use up the CPU time of one.
int main() {
    auto spin = [] {
        for (volatile unsigned long i = 0;; i = i + 1) {
        }
    };
    std::thread other(spin);
    spin();
}
