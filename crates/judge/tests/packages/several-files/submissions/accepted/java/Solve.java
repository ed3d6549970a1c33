import java.util.Scanner;
public class Solve { public static void main(String[] a) { Scanner in = new Scanner(System.in); System.out.println(Times.of(in.nextInt(), in.nextInt())); } }
