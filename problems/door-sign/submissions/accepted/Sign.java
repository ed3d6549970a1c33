import java.util.Scanner;

public class Sign {
    public static void main(String[] args) {
        String name = new Scanner(System.in).nextLine();
        System.out.println("Welcome, " + name + "!");
        System.out.println("Your room is ready.");
    }
}
