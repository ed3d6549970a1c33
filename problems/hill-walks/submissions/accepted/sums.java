class Solution {
    public int[] hillWalks(int[] heights, int[][] walks) {
        int n = heights.length;
        int[] up = new int[n], down = new int[n], climbs = new int[walks.length];
        for (int i = 1; i < n; i++) {
            up[i] = up[i - 1] + Math.max(0, heights[i] - heights[i - 1]);
            down[i] = down[i - 1] + Math.max(0, heights[i - 1] - heights[i]);
        }
        for (int i = 0; i < walks.length; i++) {
            int a = walks[i][0], b = walks[i][1];
            climbs[i] = a <= b ? up[b] - up[a] : down[a] - down[b];
        }
        return climbs;
    }
}
