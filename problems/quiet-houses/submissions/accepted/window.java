class Solution {
    public int[] quietHouses(int[] noise, int limit) {
        int left = 0, total = 0, first = 0, most = 0;
        for (int right = 0; right < noise.length; right++) {
            total += noise[right];
            while (total > limit) total -= noise[left++];
            if (right + 1 - left > most) {
                first = left;
                most = right + 1 - left;
            }
        }
        return most == 0 ? new int[0] : new int[] {first, most};
    }
}
