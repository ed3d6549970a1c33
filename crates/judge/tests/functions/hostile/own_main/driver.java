// Attack: declares the class of the driver
// Verdict: compile_error
// Says: duplicate class
class AssayDriver {
    public static void main(String[] arguments) { System.exit(0); }
}

class Solution {
    public int f(int x) { return x + 1; }
}
