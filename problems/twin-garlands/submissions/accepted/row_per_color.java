class Solution {
    public int twinGarlands(String left, String right) {
        int m = right.length();
        int[][] rows = new int[26][m + 1];
        for (char letter : left.toCharArray()) {
            int x = letter - 'a', v = 0;
            for (int j = 0; j < m; j++) {
                if (right.charAt(j) == letter) {
                    for (int y = 0; y < 26; y++) {
                        if (y != x) v = Math.max(v, 1 + rows[y][j]);
                    }
                }
                rows[x][j + 1] = Math.max(rows[x][j + 1], v);
            }
        }
        int best = 0;
        for (int[] row : rows) best = Math.max(best, row[m]);
        return best;
    }
}
