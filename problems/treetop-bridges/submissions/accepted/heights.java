import java.io.*;
import java.util.*;

public class Main {
    static int[][] parent;

    static int find(int tree, int height) {
        while (parent[tree][height] != tree) {
            parent[tree][height] = parent[parent[tree][height]][height];
            tree = parent[tree][height];
        }
        return tree;
    }

    public static void main(String[] args) throws IOException {
        StreamTokenizer in = new StreamTokenizer(new BufferedInputStream(System.in));
        in.nextToken();
        int n = (int) in.nval;
        in.nextToken();
        int m = (int) in.nval;
        int[] a = new int[m], b = new int[m], bridges = new int[n + 1];
        for (int i = 0; i < m; i++) {
            in.nextToken();
            a[i] = (int) in.nval;
            in.nextToken();
            b[i] = (int) in.nval;
            bridges[a[i]]++;
            bridges[b[i]]++;
        }
        // A tree with c bridges has none above the height c.
        parent = new int[n + 1][];
        for (int tree = 1; tree <= n; tree++) {
            parent[tree] = new int[bridges[tree] + 1];
            Arrays.fill(parent[tree], tree);
        }
        long total = 0;
        for (int i = 0; i < m; i++) {
            int low = 0, high = Math.min(bridges[a[i]], bridges[b[i]]);
            while (low < high) {
                int middle = (low + high) / 2;
                if (find(a[i], middle) == find(b[i], middle)) low = middle + 1;
                else high = middle;
            }
            total += low + 1;
            parent[find(a[i], low)][low] = find(b[i], low);
        }
        System.out.println(total);
    }
}
