// Attack: code inside a comment, which escapes end before the compiler sees it, and a name that none would expect.
// Verdict: accepted
public class Main {
    /* \u002a\u002f static { System.out.print(""); } \u002f\u002a */
    public static void main(String[] \u0061rguments) {
        String input = new java.util.Scanner(System.in).next();
        // \u000a input = "4" + (input.length() == 2 ? "2" : "3");
        System.out.println("unharmed " + input);
    }
}
