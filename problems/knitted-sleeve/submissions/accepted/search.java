class Solution {
    public int ballsOfYarn(String[] pattern, int ball) {
        int height = pattern.length, width = pattern[0].length(), balls = 0;
        boolean[][] seen = new boolean[height][width];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                if (seen[row][column]) continue;
                seen[row][column] = true;
                Deque<int[]> todo = new ArrayDeque<>();
                todo.push(new int[] {row, column});
                int stitches = 0;
                while (!todo.isEmpty()) {
                    int[] stitch = todo.pop();
                    int r = stitch[0], c = stitch[1];
                    stitches++;
                    int[][] near = {{r - 1, c}, {r + 1, c}, {r, (c + 1) % width}, {r, (c + width - 1) % width}};
                    for (int[] next : near) {
                        int y = next[0], x = next[1];
                        if (y < 0 || y >= height || seen[y][x] || pattern[y].charAt(x) != pattern[r].charAt(c)) continue;
                        seen[y][x] = true;
                        todo.push(next);
                    }
                }
                balls += (stitches + ball - 1) / ball;
            }
        }
        return balls;
    }
}
