public class Task {
    public static void Main(String[] arguments) {}
}
