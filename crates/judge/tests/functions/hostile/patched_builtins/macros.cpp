// Attack: redefines names that the driver uses
// Verdict: compile_error
#define take give

class Solution {
public:
    int f(int x) { return x + 1; }
};
