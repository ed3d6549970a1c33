// Attack: returns a text instead of a number
// Verdict: compile_error
// Says: string
class Solution {
public:
    string f(int x) { return "3"; }
};
