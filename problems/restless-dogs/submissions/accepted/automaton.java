import java.util.*;

public class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int n = in.nextInt(), k = in.nextInt();
        String tape = in.next();
        int[] costs = new int[n];
        for (int j = 0; j < n; j++) costs[j] = in.nextInt();
        Set<String> patterns = new HashSet<>();
        for (int i = 0; i < k; i++) patterns.add(in.next());
        // The states are all beginnings of patterns.
        Map<String, Integer> states = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (String pattern : patterns)
            for (int length = 0; length <= pattern.length(); length++) {
                String name = pattern.substring(0, length);
                if (states.putIfAbsent(name, names.size()) == null) names.add(name);
            }
        int size = names.size();
        int[][] next = new int[size][2];
        for (int state = 0; state < size; state++)
            for (int letter = 0; letter < 2; letter++) {
                String heard = names.get(state) + "HL".charAt(letter);
                int known = -1;
                for (int from = 0; from <= heard.length(); from++) {
                    String end = heard.substring(from);
                    if (patterns.contains(end)) {
                        known = -1;
                        break;
                    }
                    if (known < 0 && states.containsKey(end)) known = states.get(end);
                }
                next[state][letter] = known;
            }
        long endless = (long) 1e18;
        long[] best = new long[size];
        Arrays.fill(best, endless);
        best[states.get("")] = 0;
        for (int j = 0; j < n; j++) {
            long[] after = new long[size];
            Arrays.fill(after, endless);
            for (int state = 0; state < size; state++)
                for (int letter = 0; letter < 2; letter++) {
                    int to = next[state][letter];
                    if (to < 0) continue;
                    long cost = best[state] + ("HL".charAt(letter) == tape.charAt(j) ? 0 : costs[j]);
                    after[to] = Math.min(after[to], cost);
                }
            best = after;
        }
        long answer = Arrays.stream(best).min().getAsLong();
        System.out.println(answer < endless ? answer : "impossible");
    }
}
