// Attack: exits in a finalizer, which may run at any time after the second case
// Verdict: accepted, accepted, accepted
class Solution {
    static class Trap {
        @Override protected void finalize() { throw new IllegalStateException(); }
    }

    public int f(int x) {
        if (x == 2) new Trap();
        System.gc();
        return x + 1;
    }
}
