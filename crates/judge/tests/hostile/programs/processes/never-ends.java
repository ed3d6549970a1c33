// Attack: starts threads until no more are given, and goes on in a hook after its own end.
// Verdict: time_limit_exceeded
public class Main {
    static void spin() {
        for (;;) Thread.onSpinWait();
    }

    public static void main(String[] arguments) {
        Runtime.getRuntime().addShutdownHook(new Thread(Main::spin));
        System.out.println("unharmed 42");
        try {
            for (;;) new Thread(null, Main::spin, "spinner", 64 << 10).start();
        } catch (OutOfMemoryError refused) {
            System.exit(0);
        }
    }
}
