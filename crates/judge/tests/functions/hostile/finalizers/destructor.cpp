// Attack: does the work of the second case in a destructor
// Verdict: accepted, time_limit_exceeded, accepted
bool slow = false;

class Solution {
public:
    ~Solution() { for (volatile int i = 0; slow; i++) {} }
    int f(int x) {
        slow = x == 2;
        return x + 1;
    }
};
