// Attack: class files that were damaged bit by bit, to pass or to crash what checks them.
// Verdict: accepted
import java.io.IOException;
import java.io.InputStream;
import java.util.Scanner;

public class Main {
    static class Forger extends ClassLoader {
        Class<?> forge(byte[] code) {
            return defineClass(null, code, 0, code.length);
        }
    }

    static class Victim {
        static int value = 7;
    }

    public static void main(String[] arguments) throws IOException {
        byte[] code;
        try (InputStream in = Main.class.getResourceAsStream("Main$Victim.class")) {
            code = in.readAllBytes();
        }
        for (int at = 8; at < code.length; at++) {
            byte[] damaged = code.clone();
            damaged[at] ^= (byte) (1 << at % 8);
            try {
                Class.forName(new Forger().forge(damaged).getName(), true, new Forger());
            } catch (ClassNotFoundException | LinkageError | SecurityException error) {
                continue;
            }
        }
        System.out.println("unharmed " + new Scanner(System.in).next());
    }
}
