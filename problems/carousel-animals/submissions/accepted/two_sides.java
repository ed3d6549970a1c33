import java.util.*;

public class Main {
    static final Scanner in = new Scanner(System.in);

    static int ask(int a, int b) {
        System.out.println("? " + a + " " + b);
        System.out.flush();
        return in.nextInt();
    }

    public static void main(String[] args) {
        int n = in.nextInt();
        int[][] away = new int[n / 2 + 1][2];
        for (int animal = 2; animal <= n; animal++) {
            int[] pair = away[ask(1, animal)];
            pair[pair[0] == 0 ? 0 : 1] = animal;
        }
        // Place 0 has animal 1. The left side has the places 1, 2, and so on, and the right side n - 1, n - 2, and so on.
        int[] circle = new int[n];
        circle[0] = 1;
        for (int d = 1; d <= n / 2; d++) {
            int[] pair = away[d];
            boolean swap = d > 1 && pair[1] != 0 && ask(circle[1], pair[0]) != d - 1;
            circle[d] = pair[swap ? 1 : 0];
            if (pair[1] != 0) circle[n - d] = pair[swap ? 0 : 1];
        }
        StringBuilder answer = new StringBuilder("!");
        for (int animal : circle) answer.append(' ').append(animal);
        System.out.println(answer);
    }
}
