// Attack: a global object never finishes its constructor
// Verdict: time_limit_exceeded
struct Never {
    Never() { for (volatile int i = 0;; i++) {} }
} never;

class Solution {
public:
    int f(int x) { return x + 1; }
};
