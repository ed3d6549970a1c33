public class Main {
    public static void main(String[] arguments) {
        System.out.println(new int[3][5][7][0].length / arguments.length);
    }
}
