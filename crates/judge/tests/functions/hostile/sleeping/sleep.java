// Attack: sleeps in the second case instead of using CPU time
// Verdict: accepted, time_limit_exceeded, accepted
// Says: on the clock
class Solution {
    public int f(int x) throws Exception {
        if (x == 2) {
            Thread.sleep(60_000);
        }
        return x + 1;
    }
}
