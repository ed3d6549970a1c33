// Attack: collects garbage before each answer, which is allowed
// Verdict: accepted
class Solution {
    public int f(int x) {
        byte[][] garbage = new byte[50][];
        for (int i = 0; i < 50; i++) garbage[i] = new byte[1 << 20];
        garbage = null;
        System.gc();
        return x + 1;
    }
}
