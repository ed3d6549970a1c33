// Of several plants with the lowest moisture, takes the one with the largest index.
class Solution {
    public int[] waterPlants(int[] levels, int[] gains, int cans) {
        PriorityQueue<int[]> heap = new PriorityQueue<>((a, b) -> a[0] != b[0] ? a[0] - b[0] : b[1] - a[1]);
        for (int plant = 0; plant < levels.length; plant++) heap.add(new int[] {levels[plant], plant});
        while (cans-- > 0) {
            int plant = heap.remove()[1];
            levels[plant] += gains[plant];
            heap.add(new int[] {levels[plant], plant});
        }
        return levels;
    }
}
