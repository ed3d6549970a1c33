// Attack: returns ten million numbers in the second case
// Problem: numbers
// Time: 4
// Verdict: accepted, output_limit_exceeded or memory_limit_exceeded, accepted
class Solution {
public:
    vector<int> f(int x) {
        if (x == 2) {
            return vector<int>(10000000);
        }
        return {x};
    }
};
