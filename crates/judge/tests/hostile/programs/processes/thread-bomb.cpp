// Attack: a thousand threads that wait for ever.
// Verdict: accepted
#include <cstdio>
#include <system_error>
#include <thread>
#include <unistd.h>
int main() {
    int threads = 0;
    try {
        for (; threads < 1000; threads++) std::thread([] { pause(); }).detach();
    } catch (const std::system_error &) {
        int n;
        if (scanf("%d", &n) == 1 && threads < 100) printf("unharmed %d\n", n);
    }
    fflush(stdout);
    _exit(0);
}
