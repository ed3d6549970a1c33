public class Main {
    public static void main(String[] arguments) throws InterruptedException {
        int[] found = new int[4];
        Thread[] threads = new Thread[4];
        for (int i = 0; i < 4; i++) {
            int number = i;
            threads[i] = new Thread(() -> {
                int[] own = new int[1 << 18];
                own[number] = number + 1;
                found[number] = own[number];
            });
            threads[i].start();
        }
        int sum = 0;
        for (int i = 0; i < 4; i++) {
            threads[i].join();
            sum += found[i];
        }
        System.out.println(sum);
    }
}
