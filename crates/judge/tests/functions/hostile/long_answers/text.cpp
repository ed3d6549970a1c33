// Attack: returns a text of 100 MB
// Problem: text
// Verdict: accepted, output_limit_exceeded, accepted
class Solution {
public:
    string f(string x) {
        if (x == "b") {
            return string(100000000, 'x');
        }
        return x;
    }
};
