interface Solver { void main(java.util.Scanner in); }

class Grid { public void main() {} }

class Brute {
    public static void main(String[] arguments) { System.out.println("wrong"); }
}

public class Main {
    static String text = """
        public static void main(String[] arguments) {} \""" }
        """;

    public static void main(final String... arguments) { System.out.println("hello"); }
}
