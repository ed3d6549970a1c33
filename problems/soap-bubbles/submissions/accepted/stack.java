class Solution {
    public long[] rowOfBubbles(int[] bubbles) {
        long[] row = new long[bubbles.length];
        int size = 0;
        for (long bubble : bubbles) {
            while (size > 0 && row[size - 1] <= bubble) bubble += row[--size];
            row[size++] = bubble;
        }
        return Arrays.copyOf(row, size);
    }
}
