// Attack: returns ten million numbers in the second case
// Problem: numbers
// Time: 4
// Verdict: accepted, output_limit_exceeded or memory_limit_exceeded, accepted
class Solution {
    public int[] f(int x) throws Exception {
        if (x == 2) {
            return new int[10_000_000];
        }
        return new int[] {x};
    }
}
