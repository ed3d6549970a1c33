// Attack: returns a text instead of a number
// Verdict: run_time_error
// Says: Expected int, found 3 (String)
class Solution {
    public String f(int x) { return "3"; }
}
