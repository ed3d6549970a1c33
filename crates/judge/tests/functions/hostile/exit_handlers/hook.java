// Attack: exits with 0 in the second case, and answers in a shutdown hook, wrongly
// Verdict: accepted, wrong_answer, run_time_error
class Frame {
    static void write(int kind, int number, int value) {
        byte[] message = { 9, 0, 0, 0, (byte) kind, (byte) number, 0, 0, 0, (byte) value, 0, 0, 0 };
        try {
            new java.io.FileOutputStream(java.io.FileDescriptor.in).write(message);
        } catch (java.io.IOException error) {
            throw new RuntimeException(error);
        }
    }
}

class Solution {
    public int f(int x) throws Exception {
        if (x == 2) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> Frame.write(1, 2, 7)));
            System.exit(0);
        }
        return x + 1;
    }
}
