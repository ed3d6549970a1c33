public class Uses { public static void main(String[] a) { System.out.println(Library.nextOf(new java.util.Scanner(System.in).nextInt())); } }
