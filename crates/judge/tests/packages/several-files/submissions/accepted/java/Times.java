public class Times { public static int of(int a, int b) { return a * b; } }
