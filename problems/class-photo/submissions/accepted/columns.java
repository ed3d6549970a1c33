class Solution {
    public int classPhoto(int[][] heights) {
        int hidden = 0;
        for (int place = 0; place < heights[0].length; place++) {
            int tallest = 0;
            for (int[] row : heights) {
                if (row[place] <= tallest) {
                    hidden++;
                } else {
                    tallest = row[place];
                }
            }
        }
        return hidden;
    }
}
