class Wrong { public static void main(String[] a) { System.out.println(0); } }
class Right { public static void main(String[] a) { java.util.Scanner in = new java.util.Scanner(System.in); System.out.println(in.nextInt() * in.nextInt()); } }
