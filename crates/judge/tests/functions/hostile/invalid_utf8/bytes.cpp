// Attack: returns bytes that are not UTF-8 in the second case
// Problem: text
// Verdict: accepted, run_time_error, accepted
// Says: not valid UTF-8
class Solution {
public:
    string f(string x) {
        if (x == "b") {
            return "\xc3(";
        }
        return x;
    }
};
