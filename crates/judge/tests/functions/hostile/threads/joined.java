// Attack: a thread of the first case does the work of the second, which waits for it
// Verdict: accepted, time_limit_exceeded, accepted
class Solution {
    static Thread helper;

    public int f(int x) throws Exception {
        if (helper == null) {
            helper = new Thread(() -> { while (true) {} });
            helper.setDaemon(true);
            helper.start();
        }
        if (x == 2) helper.join();
        return x + 1;
    }
}
