import java.util.Scanner;

public class Boxes {
    public static void main(String[] args) {
        Scanner input = new Scanner(System.in);
        int n = input.nextInt();
        int k = input.nextInt();
        System.out.println(n / k + " " + n % k);
    }
}
