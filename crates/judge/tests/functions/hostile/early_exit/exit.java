// Attack: exits with 0 in the second case
// Verdict: accepted, run_time_error, accepted
// Says: ended before it answered
class Solution {
    public int f(int x) throws Exception {
        if (x == 2) {
            Runtime.getRuntime().halt(0);
        }
        return x + 1;
    }
}
