public record Löwe(int a) {
    strictfp static final public synchronized void main(String arguments[]) { System.out.println("hello"); }
}
