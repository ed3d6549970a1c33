import java.util.Scanner;

public class Halve {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int low = 1;
        int high = in.nextInt() + 1;
        while (low < high) {
            int middle = (low + high) / 2;
            System.out.println("? " + middle);
            if (in.next().equals("weak")) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        System.out.println("! " + low);
    }
}
