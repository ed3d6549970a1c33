public class Main {
    public static void main(String[] arguments) {
        Runtime runtime = Runtime.getRuntime();
        System.out.println(runtime.maxMemory() + " " + runtime.totalMemory() + " " + runtime.availableProcessors());
    }
}
