import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.StringTokenizer;

public class Ribbons {
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        StringTokenizer words = new StringTokenizer(in.readLine());
        int n = Integer.parseInt(words.nextToken());
        long w = Long.parseLong(words.nextToken());
        words = new StringTokenizer(in.readLine());
        int longest = 200_000;
        int[] atLeast = new int[longest + 2];
        long total = 0;
        int largest = 0;
        for (int i = 0; i < n; i++) {
            int a = Integer.parseInt(words.nextToken());
            atLeast[a]++;
            total += a;
            largest = Math.max(largest, a);
        }
        for (int x = longest; x > 0; x--) {
            atLeast[x] += atLeast[x + 1];
        }
        for (int length = largest; length > 0; length--) {
            long pieces = 0;
            for (int x = length; x <= largest; x += length) {
                pieces += atLeast[x];
            }
            if (total - length * pieces <= w) {
                System.out.println(length);
                break;
            }
        }
    }
}
