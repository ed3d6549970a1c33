// Attack: a static block exits with 0
// Verdict: run_time_error
// Says: ended before it answered
class Solution {
    static { System.exit(0); }

    public int f(int x) { return x + 1; }
}
