public class Main {
    static int endless(int n) {
        return endless(n + 1) + 1;
    }

    public static void main(String[] arguments) {
        System.out.println(endless(0));
    }
}
