class Solution {
    public int[] waterPlants(int[] levels, int[] gains, int cans) {
        PriorityQueue<Integer> driest = new PriorityQueue<>((a, b) -> levels[a] != levels[b] ? levels[a] - levels[b] : a - b);
        for (int plant = 0; plant < levels.length; plant++) driest.add(plant);
        while (cans-- > 0) {
            // The level changes only while the plant is not in the queue.
            int plant = driest.remove();
            levels[plant] += gains[plant];
            driest.add(plant);
        }
        return levels;
    }
}
