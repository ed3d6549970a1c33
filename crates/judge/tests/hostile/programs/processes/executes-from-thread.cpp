// Attack: executes itself from a thread that is not the first, which takes over the first one's place and number.
// Verdict: time_limit_exceeded
#include <thread>
#include <unistd.h>

int main(int, char **argv) {
    std::thread other([argv] {
        for (volatile int i = 0; i < 10'000'000; i++) {}
        execv("/proc/self/exe", argv);
    });
    for (;;) pause();
}
