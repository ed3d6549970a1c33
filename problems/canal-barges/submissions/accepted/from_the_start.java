class Solution {
    public int canalBarges(int[] walk, int[] far, int[] ride) {
        int n = walk.length;
        int[] least = new int[n + 1];
        Arrays.fill(least, Integer.MAX_VALUE);
        least[0] = 0;
        for (int i = 0; i < n; i++) {
            least[i + 1] = Math.min(least[i + 1], least[i] + walk[i]);
            least[i + far[i]] = Math.min(least[i + far[i]], least[i] + ride[i]);
        }
        return least[n];
    }
}
