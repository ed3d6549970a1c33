import java.io.*;
import java.util.*;

public class Main {
    public static void main(String[] args) throws IOException {
        StreamTokenizer in = new StreamTokenizer(new BufferedInputStream(System.in));
        in.nextToken();
        int n = (int) in.nval;
        int[] heights = new int[n];
        for (int i = 0; i < n; i++) {
            in.nextToken();
            heights[i] = (int) in.nval;
        }
        int[] seen = new int[n];
        int size = 0;
        long total = 0;
        for (int i = n - 1; i >= 0; i--) {
            // The first place in the list whose tower is not hidden by the fog.
            int low = 0, high = size;
            while (low < high) {
                int middle = (low + high) / 2;
                if (seen[middle] - i <= heights[i]) high = middle;
                else low = middle + 1;
            }
            total += size - low;
            while (size > 0 && heights[seen[size - 1]] <= heights[i]) size--;
            seen[size++] = i;
        }
        System.out.println(total);
    }
}
