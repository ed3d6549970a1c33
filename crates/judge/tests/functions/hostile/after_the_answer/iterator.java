// Attack: does the work of the second case when the driver reads the answer
// Problem: numbers
// Verdict: accepted, time_limit_exceeded, accepted
class Solution {
    public List<Integer> f(int x) {
        return new AbstractList<>() {
            @Override public Integer get(int index) {
                while (x == 2) {}
                return x;
            }

            @Override public int size() { return 1; }
        };
    }
}
