public class Task {
    static class Inner {
        public static void main(String[] arguments) {
            System.out.println("hello");
        }
    }
}
