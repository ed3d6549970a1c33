class Solution {
    public int[] landings(int[] roofs, int drop) {
        int[] result = new int[roofs.length];
        Arrays.fill(result, -1);
        // The houses whose lines have not met a roof yet. The values fall from the bottom to the top.
        Deque<Integer> open = new ArrayDeque<>();
        for (int j = 0; j < roofs.length; j++) {
            long value = roofs[j] + (long) j * drop;
            while (!open.isEmpty() && roofs[open.peek()] + (long) open.peek() * drop <= value) {
                int i = open.pop();
                if (roofs[i] > (long) (j - i) * drop) result[i] = j;
            }
            open.push(j);
        }
        return result;
    }
}
