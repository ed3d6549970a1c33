class Solution {
    public int smudgedLog(String log, int start, int top) {
        final int mod = 1_000_000_007;
        // counts[1][m]: the ways to be at mark m that were at the top already.
        long[][] counts = new long[2][top + 1];
        counts[start == top ? 1 : 0][start] = 1;
        for (char sign : log.toCharArray()) {
            long[][] now = new long[2][top + 1];
            for (int step = -1; step <= 1; step++) {
                if (sign != '?' && sign != "-=+".charAt(step + 1)) continue;
                for (int seen = 0; seen < 2; seen++) {
                    for (int mark = 0; mark <= top; mark++) {
                        int next = mark + step;
                        if (next < 0 || next > top) continue;
                        int place = next == top ? 1 : seen;
                        now[place][next] = (now[place][next] + counts[seen][mark]) % mod;
                    }
                }
            }
            counts = now;
        }
        return (int) (Arrays.stream(counts[1]).sum() % mod);
    }
}
