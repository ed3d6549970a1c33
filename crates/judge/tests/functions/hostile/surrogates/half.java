// Attack: returns half of a surrogate pair in the second case
// Problem: text
// Verdict: accepted, run_time_error, accepted
// Says: half of a surrogate pair
class Solution {
    public String f(String x) throws Exception {
        if (x.equals("b")) {
            return "\ud83d";
        }
        return x;
    }
}
