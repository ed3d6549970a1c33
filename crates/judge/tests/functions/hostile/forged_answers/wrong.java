// Attack: answers the second case itself, wrongly, and then lets the driver answer
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
            Frame.write(1, 2, 7);
        }
        return x + 1;
    }
}
