// Attack: lambdas within lambdas, each of which fits several overloads, so that the compiler tries all combinations.
// Verdict: compile_error
public class Main {
    interface A { int of(int x); }
    interface B { long of(int x); }
    interface C { Object of(int x); }
    interface D { double of(int x); }
    static int f(A a) { return 1; }
    static int f(B b) { return 1; }
    static int f(C c) { return 1; }
    static int f(D d) { return 1; }

    public static void main(String[] arguments) {
        System.out.println(f(x23 -> f(x22 -> f(x21 -> f(x20 -> f(x19 -> f(x18 -> f(x17 -> f(x16 -> f(x15 -> f(x14 -> f(x13 -> f(x12 -> f(x11 -> f(x10 -> f(x9 -> f(x8 -> f(x7 -> f(x6 -> f(x5 -> f(x4 -> f(x3 -> f(x2 -> f(x1 -> f(x0 -> 1)))))))))))))))))))))))));
    }
}
