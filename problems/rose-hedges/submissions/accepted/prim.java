class Solution {
    public long rosesKept(int[][] right, int[][] below) {
        int h = right.length, w = right[0].length + 1;
        long kept = 0;
        for (int[] row : right) for (int roses : row) kept += roses;
        for (int[] row : below) for (int roses : row) kept += roses;
        boolean[] seen = new boolean[h * w];
        // Roses of the hedge, and the lawn behind it.
        PriorityQueue<int[]> edge = new PriorityQueue<>((a, b) -> a[0] - b[0]);
        edge.add(new int[] {0, 0});
        while (!edge.isEmpty()) {
            int[] next = edge.remove();
            int lawn = next[1], r = lawn / w, c = lawn % w;
            if (seen[lawn]) continue;
            seen[lawn] = true;
            kept -= next[0];
            if (c + 1 < w && !seen[lawn + 1]) edge.add(new int[] {right[r][c], lawn + 1});
            if (c > 0 && !seen[lawn - 1]) edge.add(new int[] {right[r][c - 1], lawn - 1});
            if (r + 1 < h && !seen[lawn + w]) edge.add(new int[] {below[r][c], lawn + w});
            if (r > 0 && !seen[lawn - w]) edge.add(new int[] {below[r - 1][c], lawn - w});
        }
        return kept;
    }
}
