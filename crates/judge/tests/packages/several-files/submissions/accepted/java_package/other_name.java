package deep.down;
public class Foo { public static void main(String[] a) { java.util.Scanner in = new java.util.Scanner(System.in); System.out.println(in.nextInt() * in.nextInt()); } }
