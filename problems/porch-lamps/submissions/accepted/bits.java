class Solution {
    public int porchLamps(int lamps, int count, int[] presses) {
        for (int k : presses) {
            for (int j = k - 1; j <= k + 1; j++) {
                if (0 <= j && j < count) lamps ^= 1 << j;
            }
        }
        return lamps;
    }
}
