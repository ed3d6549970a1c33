import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.HashSet;
import java.util.Set;
import java.util.StringTokenizer;

public class Booklet {
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        long s = Long.parseLong(in.readLine().split(" ")[0]);
        StringTokenizer words = new StringTokenizer(in.readLine());
        Set<Long> sheets = new HashSet<>();
        while (words.hasMoreTokens()) {
            long page = Long.parseLong(words.nextToken());
            long front = Math.min(page, 4 * s + 1 - page);
            sheets.add((front + 1) / 2);
        }
        System.out.println(sheets.size());
    }
}
