class Solution {
    public int leastWaiting(int[][] scenes, int[] minutes) {
        int n = scenes.length, everything = (1 << n) - 1;
        int[] cast = new int[1 << n], least = new int[1 << n];
        for (int i = 0; i < n; i++) {
            int bits = 0;
            for (int actor : scenes[i]) bits |= 1 << actor;
            for (int chosen = 0; chosen < 1 << i; chosen++) cast[chosen | 1 << i] = cast[chosen] | bits;
        }
        Arrays.fill(least, Integer.MAX_VALUE);
        least[0] = 0;
        for (int before = 0; before < everything; before++) {
            for (int i = 0; i < n; i++) {
                if ((before >> i & 1) == 1) continue;
                int chosen = before | 1 << i;
                int waiting = cast[before] & cast[everything ^ chosen] & ~cast[1 << i];
                least[chosen] = Math.min(least[chosen], least[before] + minutes[i] * Integer.bitCount(waiting));
            }
        }
        return least[everything];
    }
}
