// Attack: has its own macros and functions with common names, which is allowed
// Verdict: accepted
#define line first
#define size second
#define say(x) x
#define read_all
int read(int x) { return x; }

class Solution {
public:
    int f(int x) { return read(x) + 1; }
};
