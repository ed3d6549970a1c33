// Attack: returns NaN in the second case
// Problem: real
// Verdict: accepted, wrong_answer, accepted
class Solution {
    public double f(double x) throws Exception {
        if (x == 1.5) {
            return Double.NaN;
        }
        return x;
    }
}
