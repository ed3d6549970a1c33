// Attack: prints without end in the second case
// Verdict: accepted, output_limit_exceeded, accepted
class Solution {
    public int f(int x) throws Exception {
        if (x == 2) {
            while (true) System.out.println("x".repeat(10000));
        }
        return x + 1;
    }
}
