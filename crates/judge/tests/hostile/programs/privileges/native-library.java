// Attack: brings machine code as a library, in every folder it may write to, and loads it.
// Verdict: accepted
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Scanner;

public class Main {
    // An ELF header of a shared object with a segment of all rights, whose start lies outside of it.
    static final String HEADER = "f0VMRgIBAQAAAAAAAAAAAAMAPgABAAAAAAAAAAAAAABAAAAAAAAAAAAAAAAAAAAAAAAAAEAAOAABAAAAAAAAAA"
        + "EAAAAHAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAP//////////AAAAAAAAAAAAEAAAAAAAAA==";

    public static void main(String[] arguments) {
        byte[] library = Base64.getDecoder().decode(HEADER);
        for (String folder : new String[] {"/box", "/tmp", "/dev/shm", "/usr/lib", "/usr/lib/jvm", "/etc"}) {
            Path path = Path.of(folder, "libassay-hostile.so");
            try {
                Files.write(path, library);
                System.load(path.toString());
                System.out.println("loaded " + path);
            } catch (IOException | UnsatisfiedLinkError error) {
                if (folder.startsWith("/usr") && Files.exists(path)) System.out.println("wrote " + path);
            }
        }
        System.out.println("unharmed " + new Scanner(System.in).next());
    }
}
