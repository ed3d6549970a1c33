// Attack: a thread of the first case does the work of the second, which waits for it
// Verdict: accepted, time_limit_exceeded, accepted
std::thread helper;

void work() {
    for (volatile int i = 0;; i++) {}
}

struct Starter {
    Starter() { helper = std::thread(work); }
};

class Solution {
public:
    int f(int x) {
        static Starter starter;
        if (x == 2) {
            helper.join();
        }
        return x + 1;
    }
};
