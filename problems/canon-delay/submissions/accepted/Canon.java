import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

public class Canon {
    static int[] zFunction(char[] text) {
        int n = text.length;
        int[] z = new int[n];
        for (int i = 1, left = 0, right = 0; i < n; i++) {
            int k = i < right ? Math.min(right - i, z[i - left]) : 0;
            while (i + k < n && text[k] == text[i + k]) {
                k++;
            }
            z[i] = k;
            if (i + k > right) {
                left = i;
                right = i + k;
            }
        }
        return z;
    }

    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        int n = Integer.parseInt(in.readLine().trim());
        String melody = in.readLine().trim();
        int[] front = zFunction(melody.toCharArray());
        int[] back = zFunction(new StringBuilder(melody).reverse().toString().toCharArray());
        int count = 0;
        int smallest = 0;
        for (int d = n - 1; d >= 1; d--) {
            if (front[d] + back[d] >= n - d - 1) {
                count++;
                smallest = d;
            }
        }
        System.out.println(count + " " + smallest);
    }
}
