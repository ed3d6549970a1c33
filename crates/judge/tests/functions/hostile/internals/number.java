// Attack: changes the number of the request in the driver
// Verdict: accepted, run_time_error, accepted
// Says: belongs to another case
class Solution {
    public int f(int x) throws Exception {
        if (x == 2) {
            AssayDriver.number = 3;
        }
        return x + 1;
    }
}
