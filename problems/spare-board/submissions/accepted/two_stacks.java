class Solution {
    public long largestPicture(int[] boards, int spare) {
        int n = boards.length;
        int[] mirrored = new int[n];
        for (int i = 0; i < n; i++) mirrored[i] = boards[n - 1 - i];
        int[][] right = lower(boards), left = lower(mirrored);
        long largest = 0;
        int last = -1, secondToLast = -1;
        for (int i = 0; i < n; i++) {
            int left1 = n - 1 - left[0][n - 1 - i], left2 = n - 1 - left[1][n - 1 - i];
            int width = right[0][i] - left1 - 1;
            if (boards[i] <= spare) width = Math.max(right[0][i] - left2, right[1][i] - left1) - 1;
            largest = Math.max(largest, (long) boards[i] * width);
            if (boards[i] < spare) {
                secondToLast = last;
                last = i;
            }
            largest = Math.max(largest, (long) spare * (i - secondToLast));
        }
        return largest;
    }

    /** For each board, the first and the second lower one to its right. */
    private int[][] lower(int[] heights) {
        int n = heights.length, size = 0, sizeAgain = 0;
        int[][] found = new int[2][n];
        for (int[] row : found) Arrays.fill(row, n);
        int[] waiting = new int[n], waitingAgain = new int[n];
        for (int i = 0; i < n; i++) {
            while (sizeAgain > 0 && heights[waitingAgain[sizeAgain - 1]] > heights[i]) found[1][waitingAgain[--sizeAgain]] = i;
            int keep = size;
            while (keep > 0 && heights[waiting[keep - 1]] > heights[i]) found[0][waiting[--keep]] = i;
            for (int k = keep; k < size; k++) waitingAgain[sizeAgain++] = waiting[k];
            waiting[keep] = i;
            size = keep + 1;
        }
        return found;
    }
}
