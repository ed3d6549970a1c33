// Attack: reads standard input, which is empty
// Verdict: accepted
class Solution {
    public int f(int x) throws Exception {
        if (x == 2) {
            if (System.in.read() != -1) return 0;
        }
        return x + 1;
    }
}
