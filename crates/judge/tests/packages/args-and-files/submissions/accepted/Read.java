import java.nio.file.*;
public class Read { public static void main(String[] a) throws Exception { System.out.println((a.length == 2 ? a[0] : "none") + " " + Files.readString(Path.of("map.txt")).length()); } }
